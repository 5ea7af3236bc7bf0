import { useRef } from 'preact/hooks'
import { hasFilePicker, type PickedFile, pickedFrom, pickFiles } from './pick-files.ts'

interface Props {
  label: string
  multiple: boolean
  look?: string
  onPick: (picked: PickedFile[]) => void
}

/** A button that asks for files, in the way that lets the browser open them again later where it can. */
export function FileButton({ label, multiple, look = 'button', onPick }: Props) {
  const input = useRef<HTMLInputElement>(null)

  async function ask(): Promise<void> {
    if (hasFilePicker()) onPick(await pickFiles(multiple))
    else input.current?.click()
  }

  return (
    <>
      <button type="button" class={look} onClick={ask}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        aria-label={label}
        onChange={({ currentTarget }) => {
          onPick(pickedFrom(currentTarget.files))
          // So that the same file can be picked again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
