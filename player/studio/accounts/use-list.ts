import { useCallback, useEffect, useState } from 'preact/hooks'
import { ApiProblem, type ShownProblem } from '../api/problem.ts'
import { useStudio } from '../studio.ts'

/** A list of the API, asked for when it is shown and again by `reload`. Null until it has come. */
export function useList<T>(path: string): {
  items: T[] | null
  problem: ShownProblem | null
  reload(): Promise<void>
} {
  const { api } = useStudio()
  const [items, setItems] = useState<T[] | null>(null)
  const [problem, setProblem] = useState<ShownProblem | null>(null)

  const reload = useCallback(async () => {
    try {
      setItems((await api.get<{ items: T[] }>(path)).items)
      setProblem(null)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.shown)
    }
  }, [api, path])

  useEffect(() => {
    void reload()
  }, [reload])

  return { items, problem, reload }
}
