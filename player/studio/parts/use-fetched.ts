import { useCallback, useEffect, useState } from 'preact/hooks'
import { ApiProblem, type ShownProblem } from '../api/problem.ts'
import { useApi } from '../api/use-api.ts'

export interface Fetched<T> {
  /** Null until it has loaded. */
  value: T | null
  problem: ShownProblem | null
  reload(): Promise<void>
  /** Replaces it with what another API response returned. */
  take(value: T): void
}

/**
 * A response of the API, fetched when it is first shown and again by `reload`.
 * @param everySeconds also fetches at this interval while the page is visible, and whenever it becomes visible again
 */
export function useFetched<T>(path: string, everySeconds?: number): Fetched<T> {
  const api = useApi()
  const [value, take] = useState<T | null>(null)
  const [problem, setProblem] = useState<ShownProblem | null>(null)

  const reload = useCallback(async () => {
    try {
      take(await api.get<T>(path))
      setProblem(null)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.shown)
    }
  }, [api, path])

  useEffect(() => {
    void reload()
  }, [reload])

  useEffect(() => {
    if (everySeconds === undefined) return
    const refresh = (): void => {
      if (document.visibilityState === 'visible') void reload()
    }
    const timer = setInterval(refresh, everySeconds * 1000)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [reload, everySeconds])

  return { value, problem, reload, take }
}
