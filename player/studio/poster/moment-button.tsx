import type { Work } from '../../../media/schemas/work.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words } from '../texts/posters/words.ts'

interface Props {
  workId: string
  /** Seconds at which the film stands. */
  moment: () => number
}

/** Takes as poster what the film shows now. */
export function MomentButton({ workId, moment }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()

  async function take(): Promise<void> {
    const done = await submit.run(() => api.post<Work>(`/api/works/${workId}/poster`, { moment: moment() }))
    if (done) announce(words.asked)
  }

  return (
    <>
      <button type="button" class="button" disabled={submit.busy} onClick={() => void take()}>
        {words.takeMoment}
      </button>
      {submit.problem && <ProblemNote problem={submit.problem} />}
    </>
  )
}
