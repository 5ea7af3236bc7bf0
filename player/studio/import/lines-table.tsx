import type { ComponentChildren } from 'preact'
import { words } from '../texts/import/words.ts'

interface Props {
  label: string
  /** Headings of what stands beside the number of the line. */
  columns: readonly string[]
  /** Rows of the body, each with its line first. */
  children: ComponentChildren
}

/** Lines of a manifest, as a table that scrolls sideways where it must. */
export function LinesTable({ label, columns, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <section class="wide-table import-table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              {words.line}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
