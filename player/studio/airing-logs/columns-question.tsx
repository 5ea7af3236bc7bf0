import { useState } from 'preact/hooks'
import {
  LOG_COLUMNS,
  type LogColumn,
  type LogColumns,
  suffices,
} from '../../../media/airing-logs/column-names.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import type { Asked } from './asked.ts'

/** The top of the table with a choice above each column, filled in as far as it can be guessed. */
export function ColumnsQuestion({ question, busy, onAnswer }: Asked<'columns'>) {
  const [columns, setColumns] = useState<LogColumns>(question.guess)
  const width = Math.max(...question.rows.map((row) => row.length))
  const places = Array.from({ length: width }, (_, place) => place)
  const enough = suffices(columns)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void onAnswer({ columns })
      }}
    >
      <p>{stationTexts.openLogs.whichColumns}</p>
      <div class="wide-table">
        <table>
          <thead>
            <tr>
              {places.map((place) => (
                <th key={place} scope="col">
                  <select
                    aria-label={stationTexts.openLogs.column(place + 1)}
                    value={columnAt(columns, place) ?? ''}
                    onChange={(event) => setColumns(placed(columns, place, event.currentTarget.value))}
                  >
                    <option value="">{stationTexts.openLogs.ignored}</option>
                    {LOG_COLUMNS.map((column) => (
                      <option key={column} value={column}>
                        {stationTexts.openLogs.columns[column]}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {question.rows.map((row, index) => (
              <tr key={`${index} ${row.join(' ')}`}>
                {places.map((place) => (
                  <td key={place}>{row[place] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!enough && <p class="field-hint">{stationTexts.openLogs.needed}</p>}
      <div class="buttons">
        <button type="submit" class="button button-main" disabled={busy || !enough}>
          {stationTexts.openLogs.answer}
        </button>
      </div>
      <p class="field-hint">{stationTexts.openLogs.remembered}</p>
    </form>
  )
}

function columnAt(columns: LogColumns, place: number): LogColumn | undefined {
  return LOG_COLUMNS.find((column) => columns[column] === place)
}

/** A column says one thing, and a thing stands in one column. */
export function placed(columns: LogColumns, place: number, chosen: string): LogColumns {
  const next: LogColumns = {}
  for (const column of LOG_COLUMNS) {
    const at = columns[column]
    if (column === chosen) next[column] = place
    else if (at !== undefined && at !== place) next[column] = at
  }
  return next
}
