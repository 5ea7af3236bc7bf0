import { formatPercent } from '../format/format.ts'

interface Props {
  /** 0..1, or null while unknown. */
  value: number | null
  label: string
}

/**
 * A progress bar with its percentage. Screen readers read the value on request; announcing every step would never end.
 */
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
