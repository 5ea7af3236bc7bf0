import { formatPercent } from '../format/format.ts'

interface Props {
  /** 0..1, or null while it cannot be told. */
  value: number | null
  label: string
}

/** A bar with its figure. Screen readers are told the value when they ask; announcing every step would never end. */
export function ProgressBar({ value, label }: Props) {
  return (
    <div class="progress">
      {value === null ? (
        <progress aria-label={label} />
      ) : (
        <>
          <progress aria-label={label} max={1} value={value} />
          <span class="progress-figure" aria-hidden="true">
            {formatPercent(value)}
          </span>
        </>
      )}
    </div>
  )
}
