import type { ImportStep } from '../../../media/schemas/import.ts'
import { hrefOf, NO_FILTERS } from '../route/route.ts'
import { words } from '../texts/import/words.ts'
import { countsOf, type LineResult } from './import-state.ts'
import { LinesTable } from './lines-table.tsx'
import { saveFile, tableText } from './table-file.ts'
import { useImports } from './use-imports.ts'

interface Props {
  steps: readonly ImportStep[]
  results: readonly LineResult[]
}

/** What an import has done, and what it was not allowed to. */
export function ImportReport({ steps, results }: Props) {
  const imports = useImports()
  const done = results.filter(({ problem }) => problem === null)
  const refused = results.filter(({ problem }) => problem !== null)
  const untouched = countsOf(steps).nothing
  return (
    <>
      <section class="stack-tight" role="status">
        <h2>{words.ended}</h2>
        <p>
          {words.endedWell(done.length)}
          {untouched > 0 && ` ${words.endedUntouched(untouched)}`}
        </p>
        {done.length > 0 && <p class="soft">{words.endedNext}</p>}
      </section>
      {refused.length > 0 && (
        <>
          <p class="state-refused">{words.endedRefused(refused.length)}</p>
          <ResultTable label={words.refusedTable} results={refused} />
        </>
      )}
      <div class="buttons">
        <a class="button button-main" href={hrefOf({ screen: 'works', filters: NO_FILTERS })}>
          {words.seeWorks}
        </a>
        <button
          type="button"
          class="button"
          onClick={() => saveFile(words.reportName, tableText(reportRows(steps, results)))}
        >
          {words.saveReport}
        </button>
        <button type="button" class="button" onClick={() => imports.clear()}>
          {words.other}
        </button>
      </div>
      {done.length > 0 && <ResultTable label={words.resultTable} results={done} />}
    </>
  )
}

function ResultTable({ label, results }: { label: string; results: readonly LineResult[] }) {
  return (
    <LinesTable label={label} columns={[words.work, words.result]}>
      {results.map(({ step, problem, workId }) => (
        <tr key={step.line}>
          <td class="number">{step.line}</td>
          <th scope="row">
            {workId === null ? (
              titleOf(step)
            ) : (
              <a href={hrefOf({ screen: 'work', id: workId })}>{titleOf(step)}</a>
            )}
          </th>
          <td>{problem ? `${problem.message} ${problem.hint}` : words.doing[step.do]}</td>
        </tr>
      ))}
    </LinesTable>
  )
}

const titleOf = ({ fields, path }: ImportStep): string => fields.title ?? path

/** Every line of the manifest, those that were left alone too. */
function reportRows(steps: readonly ImportStep[], results: readonly LineResult[]): string[][] {
  const byLine = new Map(results.map((result) => [result.step.line, result]))
  const rows = steps.map((step) => {
    const problem = byLine.get(step.line)?.problem ?? null
    return [
      ...[String(step.line), step.path, titleOf(step)],
      problem ? words.refused : words.doing[step.do],
      problem ? `${problem.message} ${problem.hint}` : '',
    ]
  })
  return [[words.line, words.file, words.work, words.result, words.reason], ...rows]
}
