import { provided } from '../context/provided.ts'
import type { Session } from './session.ts'

export const [SessionProvider, useSession] = provided<Session>()

/** Whether whoever is signed in may change anything, and not only read figures and reports. */
export function useMayChange(): boolean {
  const state = useSession().state.value
  return state.name === 'in' && state.user.role !== 'viewer'
}
