import { useState } from 'preact/hooks'
import { ApiProblem, type ShownProblem } from '../api/problem.ts'

export interface Submit {
  busy: boolean
  /** From the last attempt; null once a new one has started. */
  problem: ShownProblem | null
  /** Runs `action` unless one is running. True if it succeeded. */
  run(action: () => Promise<unknown>): Promise<boolean>
}

/** The state of a button or form that sends a request to the server. */
export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ShownProblem | null>(null)
  return {
    busy,
    problem,
    async run(action) {
      if (busy) return false
      setBusy(true)
      setProblem(null)
      try {
        await action()
        return true
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        setProblem(error.shown)
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
