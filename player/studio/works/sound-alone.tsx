import type { Work } from '../../../media/schemas/work.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'

interface Props {
  work: Work
  onDone: (work: Work) => void
}

/** Whether a video without a picture can still become a spot: nobody has seen it as a video yet. */
export function isSoundAlone({ status, error, playable }: Work): boolean {
  return status === 'failed' && error?.code === 'no_picture' && !playable
}

/** Asks whether a “video” without a picture was meant as a spot; one press makes it one. */
export function SoundAlone({ work, onDone }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()

  async function turn(): Promise<void> {
    const done = await submit.run(async () => {
      onDone(await api.post<Work>(`/api/works/${work.id}/retry`, { kind: 'spot' }))
    })
    if (done) announce(texts.work.soundAlone.done)
  }

  return (
    <section class="note" aria-label={texts.work.soundAlone.question}>
      <h2>{texts.work.soundAlone.question}</h2>
      <p>{texts.work.soundAlone.lead}</p>
      <div class="buttons">
        <button type="button" class="button button-main" disabled={submit.busy} onClick={turn}>
          {texts.work.soundAlone.turn}
        </button>
      </div>
      {submit.problem && <ProblemNote problem={submit.problem} />}
    </section>
  )
}
