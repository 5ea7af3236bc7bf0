import { useState } from 'preact/hooks'
import type { Work } from '../../../media/schemas/work.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { TextField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { hrefOf, NO_FILTERS } from '../route/route.ts'
import { useNavigation } from '../route/use-navigation.ts'
import { texts } from '../texts/texts.ts'
import { FileButton } from '../upload/file-button.tsx'
import type { PickedFile } from '../upload/pick-files.ts'
import { useUploads } from '../upload/use-uploads.ts'

interface Props {
  work: Work
  onDone: (work: Work) => void
}

/** Actions on the work as a whole. */
export function WorkActions({ work, onDone }: Props) {
  const api = useApi()
  const navigation = useNavigation()
  const uploads = useUploads()
  const { announce } = useNotice()
  const submit = useSubmit()
  const [reason, setReason] = useState('')
  const inWork = work.status === 'queued' || work.status === 'processing'

  async function act(verb: 'retry' | 'cancel' | 'withdraw' | 'restore', body?: object): Promise<void> {
    const done = await submit.run(async () => {
      onDone(await api.post<Work>(`/api/works/${work.id}/${verb}`, body))
    })
    if (!done) return
    setReason('')
    announce(texts.work.done[verb])
  }

  async function trash(): Promise<void> {
    const done = await submit.run(() => api.remove(`/api/works/${work.id}`))
    if (!done) return
    announce(texts.work.done.trash)
    navigation.go({ screen: 'works', filters: NO_FILTERS })
  }

  function replace(picked: PickedFile[]): void {
    if (picked.length === 0) return
    void uploads.add(picked.slice(0, 1), { workId: work.id, title: work.title })
    location.hash = hrefOf({ screen: 'upload' })
  }

  return (
    <section class="card" aria-label={texts.work.actions}>
      <h2>{texts.work.actions}</h2>
      <div class="stack-tight">
        {work.status === 'failed' && (
          <button
            type="button"
            class={work.error?.retriable === false ? 'button' : 'button button-main'}
            disabled={submit.busy}
            onClick={() => act('retry')}
          >
            {texts.work.retry}
          </button>
        )}
        {inWork && (
          <ConfirmButton
            label={texts.work.cancel}
            question={texts.work.confirm.cancel}
            disabled={submit.busy}
            onConfirm={() => act('cancel')}
          />
        )}
        <FileButton
          label={texts.work.newVersion}
          multiple={false}
          look={work.error?.retriable === false ? 'button button-main' : 'button'}
          onPick={replace}
        />
        <p class="field-hint">{work.playable ? texts.work.newVersionHint : texts.work.firstVersionHint}</p>
        {work.trashedAt !== null && (
          <button
            type="button"
            class="button button-main"
            disabled={submit.busy}
            onClick={() => act('restore')}
          >
            {texts.work.restoreFromTrash}
          </button>
        )}
        {work.withdrawnAt === null ? (
          <ConfirmButton
            label={texts.work.withdraw}
            question={work.kind === 'spot' ? texts.work.confirm.withdrawSpot : texts.work.confirm.withdraw}
            disabled={submit.busy}
            onConfirm={() => act('withdraw', { reason })}
          >
            <TextField
              label={texts.work.withdrawReason}
              hint={work.kind === 'spot' ? texts.work.withdrawReasonHint : undefined}
              maxLength={500}
              value={reason}
              onType={setReason}
            />
          </ConfirmButton>
        ) : (
          <button type="button" class="button" disabled={submit.busy} onClick={() => act('restore')}>
            {texts.work.restore}
          </button>
        )}
        {work.trashedAt === null && (
          <ConfirmButton
            label={texts.work.trash}
            question={texts.work.confirm.trash}
            disabled={submit.busy}
            onConfirm={trash}
          />
        )}
        {submit.problem && <ProblemNote problem={submit.problem} />}
      </div>
    </section>
  )
}
