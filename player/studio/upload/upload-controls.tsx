import { useState } from 'preact/hooks'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { hrefOf } from '../route/route.ts'
import { texts } from '../texts/texts.ts'
import { FileButton } from './file-button.tsx'
import { canPause, isUnfinished, type UploadItem } from './queue.ts'
import { useUploads } from './use-uploads.ts'

/** Pause, resume, pick the file again, remove. */
export function UploadControls({ item }: { item: UploadItem }) {
  const uploads = useUploads()
  const [fault, setFault] = useState<string | null>(null)
  const { id, state, file } = item
  const canReopen = uploads.reopenable.value.has(id)

  async function reopen(): Promise<void> {
    setFault((await uploads.reopen(id)) ? null : texts.upload.fileChanged)
  }

  return (
    <>
      {fault !== null && state.name === 'fileless' && (
        <p class="note note-bad" role="alert">
          {fault}
        </p>
      )}
      <div class="buttons">
        {canPause(item) && (
          <button type="button" class="button" onClick={() => uploads.pause(id)}>
            {texts.upload.pause}
          </button>
        )}
        {(state.name === 'paused' || state.name === 'broken') && (
          <button type="button" class="button button-main" onClick={() => uploads.resume(id)}>
            {texts.upload.resume}
          </button>
        )}
        {state.name === 'fileless' && canReopen && (
          <button type="button" class="button button-main" onClick={reopen}>
            {texts.upload.continueWithFile}
          </button>
        )}
        {state.name === 'fileless' && (
          <FileButton
            label={texts.upload.again}
            multiple={false}
            look={canReopen ? 'button' : 'button button-main'}
            onPick={([picked]) => {
              if (picked) setFault(uploads.giveFile(id, picked) ? null : texts.upload.wrongFile(file.name))
            }}
          />
        )}
        {state.name === 'done' && (
          <a class="button" href={hrefOf({ screen: 'work', id: state.workId })}>
            {texts.upload.toWork}
          </a>
        )}
        {state.name === 'twin' && (
          <>
            {state.of.workId !== null && (
              <a class="button button-main" href={hrefOf({ screen: 'work', id: state.of.workId })}>
                {texts.upload.twinOpen}
              </a>
            )}
            <button type="button" class="button" onClick={() => uploads.resume(id)}>
              {texts.upload.twinSend}
            </button>
          </>
        )}
        {!isUnfinished(item) ? (
          <button type="button" class="quiet" onClick={() => uploads.remove(id)}>
            {state.name === 'twin' ? texts.upload.twinDrop : texts.upload.hide}
          </button>
        ) : (
          <ConfirmButton
            label={texts.upload.remove}
            kind="quiet"
            question={{
              title: texts.upload.removeTitle,
              text: texts.upload.removeText(file.name),
              confirm: texts.upload.removeConfirm,
            }}
            onConfirm={() => uploads.remove(id)}
          />
        )}
      </div>
    </>
  )
}
