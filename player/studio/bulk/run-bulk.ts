import type { Work } from '../../../media/schemas/work.ts'
import type { ApiClient } from '../api/client.ts'
import { ApiProblem, type ShownProblem } from '../api/problem.ts'
import { type BulkRequest, undoOf } from './bulk-actions.ts'

/** One work, and what is to be done with it. */
export interface BulkStep {
  work: Work
  request: BulkRequest
}

export interface BulkResult {
  done: number
  /** Works that were left as they are, and why. */
  failed: { work: Work; problem: ShownProblem }[]
  /** What takes all of it back, in the order in which it is to be done. */
  undo: BulkStep[]
}

/** Carries out one request after the other. One that is refused does not stop the others. */
export async function runBulk(
  steps: readonly BulkStep[],
  api: Pick<ApiClient, 'post' | 'patch' | 'remove'>,
  onProgress: (done: number) => void,
): Promise<BulkResult> {
  const result: BulkResult = { done: 0, failed: [], undo: [] }
  for (const [index, { work, request }] of steps.entries()) {
    try {
      const after = await send(work.id, request, api)
      result.done++
      const back = undoOf(work, request, after)
      if (back) result.undo.unshift({ work: after ?? work, request: back })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      result.failed.push({ work, problem: error.shown })
    }
    onProgress(index + 1)
  }
  return result
}

async function send(
  id: string,
  request: BulkRequest,
  api: Pick<ApiClient, 'post' | 'patch' | 'remove'>,
): Promise<Work | null> {
  const path = `/api/works/${id}`
  switch (request.method) {
    case 'edit':
      return api.patch<Work>(path, request.fields, request.etag)
    case 'withdraw':
      return api.post<Work>(`${path}/withdraw`, { reason: request.reason })
    case 'restore': {
      const restored = await api.post<Work>(`${path}/restore`)
      return request.retry ? api.post<Work>(`${path}/retry`) : restored
    }
    case 'trash':
      await api.remove(path)
      return null
  }
}
