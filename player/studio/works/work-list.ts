import { type ReadonlySignal, signal } from '@preact/signals'
import type { Work } from '../../../media/schemas/work.ts'
import type { ApiClient } from '../api/client.ts'
import { ApiProblem, type ShownProblem } from '../api/problem.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import { NO_FILTERS, queryOf, type WorkFilters } from '../route/route.ts'
import { mergeEvent, mergePage } from './merge.ts'

export interface WorkListState {
  works: Work[]
  /** Where the next page starts; null at the end. */
  cursor: string | null
  loading: boolean
  /** Whether the first response for these filters has arrived. */
  loaded: boolean
  problem: ShownProblem | null
}

export interface WorkList {
  state: ReadonlySignal<WorkListState>
  /** Shows the works that match `filters`, from the top, and keeps them up to date. */
  show(filters: WorkFilters): Promise<void>
  more(): Promise<void>
  /** Fetches again while keeping what is shown. */
  reload(): Promise<void>
}

interface Page {
  items: Work[]
  cursor: string | null
}

const PAGE_SIZE = '30'
const EMPTY: WorkListState = { works: [], cursor: null, loading: false, loaded: false, problem: null }

export function createWorkList(api: ApiClient, live: LiveFeed): WorkList {
  const state = signal(EMPTY)
  let filters = NO_FILTERS
  let asked = new AbortController()

  live.subscribe((event) => {
    if (!state.value.loaded) return
    state.value = { ...state.value, works: mergeEvent(state.value.works, event, filters) }
  })
  live.onGap(() => void reload())

  async function load(cursor: string | null, place: (page: Page) => Work[]): Promise<void> {
    asked.abort()
    const request = new AbortController()
    asked = request
    state.value = { ...state.value, loading: true, problem: null }
    try {
      const query = queryOf(filters)
      query.set('limit', PAGE_SIZE)
      if (cursor !== null) query.set('cursor', cursor)
      const page = await api.get<Page>(`/api/works?${query}`, request.signal)
      state.value = {
        works: place(page),
        cursor: page.cursor,
        loading: false,
        loaded: true,
        problem: null,
      }
    } catch (error) {
      // A later request has replaced it.
      if (request.signal.aborted) return
      if (!(error instanceof ApiProblem)) throw error
      state.value = { ...state.value, loading: false, problem: error.shown }
    }
  }

  const reload = (): Promise<void> => load(null, (page) => page.items)

  return {
    state,
    reload,
    show(next) {
      filters = next
      if (!state.value.loaded) state.value = EMPTY
      return reload()
    },
    async more() {
      const { cursor, loading } = state.value
      if (cursor === null || loading) return
      await load(cursor, (page) => mergePage(state.value.works, page.items))
    },
  }
}
