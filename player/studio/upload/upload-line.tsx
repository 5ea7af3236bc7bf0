import { formatPercent, formatSpeed, formatTimeLeft } from '../format/format.ts'
import { texts } from '../texts/texts.ts'
import { type UploadItem, uploadedPart } from './queue.ts'
import { speedOf, timeLeft } from './speed.ts'
import { useUploads } from './use-uploads.ts'

/** The state of an upload in words: what it is doing, how fast, and how long it will take. */
export function UploadLine({ item }: { item: UploadItem }) {
  const uploads = useUploads()
  const { state, file, sent } = item
  const percent = formatPercent(uploadedPart(item))
  switch (state.name) {
    case 'sending':
      return sent >= file.size && file.size > 0 ? (
        <p class="state">{texts.upload.states.finishing}</p>
      ) : (
        <SendingLine remaining={file.size - sent} />
      )
    case 'broken':
      return (
        <p class="state state-warn">
          {texts.upload.states.broken}. {texts.upload.brokenHint}
        </p>
      )
    case 'fileless':
      return (
        <p class="state state-warn">
          {texts.upload.states.fileless}.{' '}
          {uploads.reopenable.value.has(item.id)
            ? texts.upload.filelessKnownHint(percent)
            : texts.upload.filelessHint(percent)}
        </p>
      )
    case 'twin':
      return (
        <p class="state state-warn">
          {state.of.workId === null
            ? texts.upload.twinQueued(state.of.title)
            : texts.upload.twinWork(state.of.title)}{' '}
          {texts.upload.twinHint}
        </p>
      )
    case 'done':
      // Only that the file is there; whether all is well is told by its work.
      return <p class="state">{texts.upload.states.done}</p>
    default:
      return <p class={`state state-${state.name}`}>{texts.upload.states[state.name]}</p>
  }
}

function SendingLine({ remaining }: { remaining: number }) {
  const uploads = useUploads()
  const speed = speedOf(uploads.samples.value)
  const left = timeLeft(remaining, speed)
  return (
    <p class="state">
      {texts.upload.states.sending}
      {speed !== null && speed > 0 && <span> {texts.upload.speed(formatSpeed(speed))}</span>}
      {left !== null && <span> · {texts.upload.timeLeft(formatTimeLeft(left))}</span>}
    </p>
  )
}
