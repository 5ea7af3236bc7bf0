import { provided } from '../context/provided.ts'
import type { Session } from './session.ts'

export const [SessionProvider, useSession] = provided<Session>()
