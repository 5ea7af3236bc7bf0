import { type ReadonlySignal, signal } from '@preact/signals'
import { type House, houseOf } from '../../../media/house.ts'
import type { SignedIn } from '../../../media/schemas/account.ts'
import type { Role } from '../../../media/vocabulary.ts'
import type { ApiClient } from '../api/client.ts'
import { ApiProblem, type ShownProblem } from '../api/problem.ts'

export interface SessionUser {
  id: string
  email: string
  name: string
  role: Role
}

export type SessionState =
  | { name: 'asking' }
  /** Unknown, because the server could not be reached. */
  | { name: 'unknown'; problem: ShownProblem }
  /** Nobody is signed in. `setupNeeded`: there is no account yet. */
  | { name: 'out'; setupNeeded: boolean; expired: boolean }
  | { name: 'in'; user: SessionUser; house: House }

export interface Session {
  state: ReadonlySignal<SessionState>
  /** As told at the last sign-in, even if that session has expired since. */
  house(): House
  /** Asks the server who is signed in. */
  refresh(): Promise<void>
  /** @throws ApiProblem */
  signIn(email: string, password: string): Promise<void>
  /** Creates the first administrator and signs them in. @throws ApiProblem */
  setUp(answers: { token: string; name: string; email: string; password: string }): Promise<void>
  /** Makes an account by an invitation and signs in. @throws ApiProblem */
  accept(answers: { token: string; name: string; email: string; password: string }): Promise<void>
  /** @throws ApiProblem */
  signOut(): Promise<void>
  /** Call when a response shows that the session is over. */
  expire(): void
}

export function createSession(api: ApiClient): Session {
  const state = signal<SessionState>({ name: 'asking' })

  let known: House | null = null

  function entered({ user, house }: SignedIn): SessionState {
    known = houseOf(house)
    return { name: 'in', user, house: known }
  }

  async function ask(): Promise<SessionState> {
    try {
      return entered(await api.get<SignedIn>('/api/session'))
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error
      const { needed } = await api.get<{ needed: boolean }>('/api/setup')
      return { name: 'out', setupNeeded: needed, expired: false }
    }
  }

  async function refresh(): Promise<void> {
    try {
      state.value = await ask()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      state.value = { name: 'unknown', problem: error.shown }
    }
  }

  return {
    state,
    refresh,
    house() {
      if (known === null) throw new Error('nobody was signed in')
      return known
    },
    async signIn(email, password) {
      state.value = entered(await api.post<SignedIn>('/api/session', { email, password }))
    },
    async setUp(answers) {
      state.value = entered(await api.post<SignedIn>('/api/setup', answers))
    },
    async accept(answers) {
      state.value = entered(await api.post<SignedIn>('/api/invitation/accept', answers))
    },
    async signOut() {
      await api.remove('/api/session')
      state.value = { name: 'out', setupNeeded: false, expired: false }
    },
    expire() {
      if (state.value.name === 'in') state.value = { name: 'out', setupNeeded: false, expired: true }
    },
  }
}
