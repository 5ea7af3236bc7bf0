import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Work } from '../../../media/schemas/work.ts'
import { ApiProblem, type ShownProblem } from '../api/problem.ts'
import { useApi } from '../api/use-api.ts'
import { useLive } from '../live/use-live.ts'
import { isStale } from './is-stale.ts'

export interface ShownWork {
  work: Work | null
  /** Why there is no work to show. */
  problem: ShownProblem | null
  /** Takes over what an answer of the API says, unless an event has said more since. */
  take(work: Work): void
  reload(): Promise<void>
}

/** One work, kept up to date by the live feed. */
export function useWork(id: string): ShownWork {
  const api = useApi()
  const live = useLive()
  const [work, setWork] = useState<Work | null>(null)
  const [problem, setProblem] = useState<ShownProblem | null>(null)

  const take = useCallback((next: Work) => {
    setWork((shown) => (shown !== null && isStale(next, shown) ? shown : next))
  }, [])

  const reload = useCallback(async () => {
    try {
      take(await api.get<Work>(`/api/works/${encodeURIComponent(id)}`))
      setProblem(null)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.shown)
    }
  }, [api, id, take])

  useEffect(() => {
    void reload()
    const stops = [
      live.onGap(() => void reload()),
      live.subscribe((event) => {
        if (event.type === 'work' && event.work.id === id) take(event.work)
        if (event.type === 'counts' && event.id === id) {
          setWork((shown) => shown && { ...shown, views: event.views })
        }
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [id, live, reload, take])

  return { work, problem, take, reload }
}
