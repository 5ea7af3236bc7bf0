import { FileInputButton } from '../parts/file-input-button.tsx'
import { ACCEPTED, hasFilePicker, type PickedFile, pickedFrom, pickFiles } from './pick-files.ts'

interface Props {
  label: string
  multiple: boolean
  look?: string
  onPick: (picked: PickedFile[]) => void
}

/** Asks for files, if possible in a way that lets the browser reopen them later. */
export function FileButton({ label, multiple, look = 'button', onPick }: Props) {
  if (hasFilePicker()) {
    return (
      <button type="button" class={look} onClick={() => void pickFiles(multiple).then(onPick)}>
        {label}
      </button>
    )
  }
  return (
    <FileInputButton
      label={label}
      accept={ACCEPTED.join(',')}
      multiple={multiple}
      look={look}
      onPick={(files) => onPick(pickedFrom(files))}
    />
  )
}
