import { useRef } from 'preact/hooks'

interface Props {
  label: string
  /** Kinds of files, as the attribute `accept` has them: the browser offers these first. */
  accept: string
  multiple?: boolean
  look?: string
  disabled?: boolean
  /** Other words for the field behind the button, where the label changes. */
  name?: string
  onPick: (files: File[]) => void
}

/** A button that asks for files. */
export function FileInputButton(props: Props) {
  const { label, accept, multiple = false, look = 'button', disabled = false, name = label, onPick } = props
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
        aria-label={name}
        onChange={({ currentTarget }) => {
          const files = Array.from(currentTarget.files ?? [])
          // So that the same file can be picked again, once it is mended.
          currentTarget.value = ''
          if (files.length > 0) onPick(files)
        }}
      />
    </>
  )
}
