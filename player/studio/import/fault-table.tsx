import type { ImportFault } from '../../../media/schemas/import.ts'
import { words } from '../texts/import/words.ts'
import { LinesTable } from './lines-table.tsx'

/** All that is wrong with a manifest, by line and column as a spreadsheet shows them. */
export function FaultTable({ faults }: { faults: readonly ImportFault[] }) {
  return (
    <LinesTable label={words.faultTable} columns={[words.faultColumn, words.whatIsWrong]}>
      {faults.map(({ line, column, message }, index) => (
        <tr key={index}>
          <td class="number">{line}</td>
          <td>{column ?? <span class="soft">{words.wholeLine}</span>}</td>
          <td>{message}</td>
        </tr>
      ))}
    </LinesTable>
  )
}
