import { useState } from 'preact/hooks'
import { texts } from '../texts/texts.ts'
import { FileButton } from './file-button.tsx'
import { droppedFiles, type PickedFile } from './pick-files.ts'

/** An area for dropping files, with a button to pick them. */
export function DropZone({ onPick }: { onPick: (picked: PickedFile[]) => void }) {
  const [isOver, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a mouse's shortcut for the button inside
    <div
      class={isOver ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        // Otherwise the browser would open the file instead of the studio.
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(onPick)
      }}
    >
      <p class="drop-title">{isOver ? texts.upload.dropNow : texts.upload.drop}</p>
      <p class="soft drop-or">{texts.upload.or}</p>
      <FileButton label={texts.upload.choose} multiple look="button button-main" onPick={onPick} />
      <p class="field-hint">{texts.upload.accepted}</p>
      <p class="field-hint">{texts.upload.reassurance}</p>
    </div>
  )
}
