import { useRef } from 'preact/hooks'

interface Props {
  label: string
  /** File types in the syntax of the `accept` attribute; the browser offers these first. */
  accept: string
  multiple?: boolean
  /** Asks for a folder, and gives all files in it. */
  folder?: boolean
  look?: string
  disabled?: boolean
  /** Label of the input behind the button, if the button's label changes. */
  name?: string
  onPick: (files: File[]) => void
}

/** A button that opens the file picker. */
export function FileInputButton(props: Props) {
  const { label, accept, multiple = false, folder = false, look = 'button' } = props
  const { disabled = false, name = label, onPick } = props
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" class={look} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        {...(folder && { webkitdirectory: true })}
        aria-label={name}
        onChange={({ currentTarget }) => {
          const files = Array.from(currentTarget.files ?? [])
          // Lets people pick the same file again after fixing it.
          currentTarget.value = ''
          if (files.length > 0) onPick(files)
        }}
      />
    </>
  )
}
