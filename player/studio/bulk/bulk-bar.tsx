import './bulk.css'
import { useState } from 'preact/hooks'
import type { Work } from '../../../media/schemas/work.ts'
import { useApi } from '../api/use-api.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { TextField } from '../parts/field.tsx'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { words } from '../texts/bulk/words.ts'
import { texts } from '../texts/texts.ts'
import { type BulkAction, requestFor } from './bulk-actions.ts'
import { BulkEditForm } from './bulk-edit-form.tsx'
import { type BulkResult, type BulkStep, runBulk } from './run-bulk.ts'

interface Props {
  chosen: readonly Work[]
  /** The trash has other actions. */
  trashed: boolean
  onChooseAll: () => void
  onClear: () => void
  onEnd: () => void
  /** Fetches the list anew. */
  onDone: () => Promise<void>
}

/** What can be done with the works that are chosen, how far it is, and how to take it back. */
export function BulkBar({ chosen, trashed, onChooseAll, onClear, onEnd, onDone }: Props) {
  const api = useApi()
  const [progress, setProgress] = useState<number | null>(null)
  const [result, setResult] = useState<(BulkResult & { isUndo: boolean }) | null>(null)
  const [isEditing, setEditing] = useState(false)
  const [reason, setReason] = useState('')
  const isBusy = progress !== null
  const disabled = isBusy || chosen.length === 0

  async function run(steps: readonly BulkStep[], isUndo: boolean): Promise<void> {
    setResult(null)
    setProgress(0)
    try {
      const done = await runBulk(steps, api, (count) => setProgress(count / steps.length))
      setResult({ ...done, isUndo })
      onClear()
      await onDone()
    } finally {
      setProgress(null)
    }
  }

  function act(action: BulkAction): void {
    setEditing(false)
    setReason('')
    const steps = chosen.flatMap((work) => {
      const request = requestFor(work, action)
      return request ? [{ work, request }] : []
    })
    void run(steps, false)
  }

  return (
    <section class="bulk" aria-label={words.title}>
      <p role="status">
        <strong>{words.chosen(chosen.length)}</strong>
      </p>
      <div class="buttons">
        <button type="button" class="quiet" disabled={isBusy} onClick={onChooseAll}>
          {words.all}
        </button>
        <button type="button" class="quiet" disabled={disabled} onClick={onClear}>
          {words.none}
        </button>
        <button type="button" class="quiet" disabled={isBusy} onClick={onEnd}>
          {words.end}
        </button>
      </div>
      <div class="buttons" hidden={chosen.length === 0}>
        {trashed ? (
          <button
            type="button"
            class="button button-main"
            disabled={disabled}
            onClick={() => act({ do: 'restore' })}
          >
            {texts.work.restoreFromTrash}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="button button-main"
              disabled={disabled}
              onClick={() => act({ do: 'show', visibility: 'public' })}
            >
              {texts.work.publish}
            </button>
            <button
              type="button"
              class="button"
              disabled={disabled}
              onClick={() => act({ do: 'show', visibility: 'draft' })}
            >
              {texts.work.toDraft}
            </button>
            <button
              type="button"
              class="button"
              disabled={disabled}
              aria-expanded={isEditing}
              onClick={() => setEditing(!isEditing)}
            >
              {words.edit}
            </button>
            <ConfirmButton
              label={texts.work.withdraw}
              disabled={disabled}
              question={{
                title: words.withdrawTitle(chosen.length),
                text: words.withdrawText,
                confirm: texts.work.confirm.withdraw.confirm,
              }}
              onConfirm={() => act({ do: 'withdraw', reason })}
            >
              <TextField
                label={texts.work.withdrawReason}
                hint={texts.work.withdrawReasonHint}
                maxLength={500}
                value={reason}
                onType={setReason}
              />
            </ConfirmButton>
            <ConfirmButton
              label={texts.work.trash}
              disabled={disabled}
              question={{
                title: words.trashTitle(chosen.length),
                text: texts.work.confirm.trash.text,
                confirm: words.trashConfirm,
              }}
              onConfirm={() => act({ do: 'trash' })}
            />
          </>
        )}
      </div>
      {isEditing && chosen.length > 0 && (
        <BulkEditForm disabled={isBusy} onApply={(edit) => act({ do: 'edit', edit })} />
      )}
      {progress !== null && <ProgressBar label={words.progress} value={progress} />}
      {result && <Outcome result={result} disabled={isBusy} onUndo={() => void run(result.undo, true)} />}
    </section>
  )
}

interface OutcomeProps {
  result: BulkResult & { isUndo: boolean }
  disabled: boolean
  onUndo: () => void
}

function Outcome({ result: { done, failed, undo, isUndo }, disabled, onUndo }: OutcomeProps) {
  return (
    <div class={failed.length > 0 ? 'note note-bad' : 'note'} role="status">
      <p>{isUndo ? words.undone(done) : words.done(done)}</p>
      {failed.length > 0 && (
        <>
          <p>{words.failed(failed.length)}</p>
          <ul class="stack-tight">
            {failed.map(({ work, problem }) => (
              <li key={work.id}>
                <strong>{work.title}</strong>: {problem.message} {problem.hint}
              </li>
            ))}
          </ul>
        </>
      )}
      {!isUndo && undo.length > 0 && (
        <button type="button" class="button" disabled={disabled} onClick={onUndo}>
          {words.undo}
        </button>
      )}
    </div>
  )
}
