import type { Work, WorkEdit } from '../../../media/schemas/work.ts'
import type { ApiClient } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'

/** What to send on top of the current work; null if that would undo what somebody else has saved. */
export type EditOver = (work: Work) => WorkEdit | null

/** How many times somebody else may save first before the person is asked. */
const TRIES = 5

/**
 * Saves an edit of a work. If somebody else has saved in the meantime, their version is taken first: edits that do not
 * conflict with it are sent again on top; otherwise the person decides and nothing is sent.
 * @returns the saved work, or null if there is a choice to make
 * @throws ApiProblem
 */
export async function saveWork(
  api: Pick<ApiClient, 'get' | 'patch'>,
  work: Work,
  editOver: EditOver,
  take: (work: Work) => void,
): Promise<Work | null> {
  const path = `/api/works/${work.id}`
  let current = work
  for (let tries = 1; ; tries += 1) {
    const edit = editOver(current)
    if (edit === null) return null
    try {
      return await api.patch<Work>(path, edit, current.etag)
    } catch (error) {
      if (!(error instanceof ApiProblem && error.shown.code === 'changed_meanwhile') || tries === TRIES)
        throw error
      current = await api.get<Work>(path)
      take(current)
    }
  }
}
