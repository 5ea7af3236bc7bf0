import { type ReadonlySignal, signal } from '@preact/signals'
import type { Facets } from '../../../media/schemas/work.ts'
import type { ApiClient } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import { withWork } from './with-work.ts'

/** Values used in other works, so that one place is not spelled in three ways. */
export interface Suggestions {
  known: ReadonlySignal<Facets>
  /** Fetches once; the live feed brings the rest. Without a response there are no suggestions, and forms still work. */
  ask(): void
}

const NOTHING: Facets = { languages: [], places: [], programmes: [] }

export function createSuggestions(api: ApiClient, live: Pick<LiveFeed, 'subscribe'>): Suggestions {
  const known = signal(NOTHING)
  let isAsked = false
  live.subscribe((event) => {
    if (event.type === 'work') known.value = withWork(known.value, event.work)
  })
  return {
    known,
    ask() {
      if (isAsked) return
      isAsked = true
      api
        .get<Facets>('/api/facets')
        .then((facets) => {
          known.value = facets
        })
        .catch((error: unknown) => {
          if (!(error instanceof ApiProblem)) throw error
          isAsked = false
        })
    },
  }
}
