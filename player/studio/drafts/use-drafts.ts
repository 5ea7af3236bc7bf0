import { provided } from '../context/provided.ts'
import type { Drafts } from './drafts.ts'

export const [DraftsProvider, useDrafts] = provided<Drafts>()
