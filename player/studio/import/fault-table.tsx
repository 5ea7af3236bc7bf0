import type { ImportFault } from '../../../media/schemas/import.ts'
import { esImport as words } from '../texts/es-import.ts'

/** All that is wrong with a manifest, by line and column as a spreadsheet shows them. */
export function FaultTable({ faults }: { faults: readonly ImportFault[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <section class="wide-table import-table" aria-label={words.faultTable} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              {words.line}
            </th>
            <th scope="col">{words.faultColumn}</th>
            <th scope="col">{words.whatIsWrong}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, column, message }, index) => (
            <tr key={index}>
              <td class="number">{line}</td>
              <td>{column ?? <span class="soft">{words.wholeLine}</span>}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
