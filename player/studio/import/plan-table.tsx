import type { ImportStep } from '../../../media/schemas/import.ts'
import { formatCount } from '../format/format.ts'
import { words } from '../texts/import/words.ts'
import { languageName } from '../texts/language-name.ts'
import { countsOf, toDo } from './import-state.ts'
import { LinesTable } from './lines-table.tsx'
import { useImports } from './use-imports.ts'

/** What an import would do, line by line, and the button that does it. */
export function PlanTable({ steps }: { steps: readonly ImportStep[] }) {
  const imports = useImports()
  const todo = toDo(steps)
  return (
    <>
      <section class="stack-tight" role="status">
        <h2>{words.planned}</h2>
        <p>{todo.length === 0 ? words.plannedNothing : countWords(steps)}</p>
      </section>
      <div class="buttons">
        {todo.length > 0 && (
          <button type="button" class="button button-main" onClick={() => void imports.run()}>
            {words.run(todo.length)}
          </button>
        )}
        <button type="button" class="button" onClick={() => imports.clear()}>
          {words.other}
        </button>
      </div>
      <LinesTable label={words.planTable} columns={[words.work, words.what]}>
        {steps.map((step) => (
          <tr key={step.line}>
            <td class="number">{step.line}</td>
            <th scope="row">
              {step.fields.title ?? step.path}
              {step.fields.title !== undefined && <p class="soft">{step.path}</p>}
            </th>
            <td>
              {words.doing[step.do]}
              <Beside step={step} />
            </td>
          </tr>
        ))}
      </LinesTable>
    </>
  )
}

function Beside({ step: { captions, earlier } }: { step: ImportStep }) {
  const languages = captions.map(({ language }) => languageName(language)).join(', ')
  return (
    <>
      {languages !== '' && <p class="soft">{words.withCaptions(languages)}</p>}
      {earlier && (
        <p class="soft">{words.withViews(earlier.views, formatCount(earlier.views), earlier.source)}</p>
      )}
    </>
  )
}

function countWords(steps: readonly ImportStep[]): string {
  const counts = countsOf(steps)
  const said = (['add', 'edit', 'replace', 'nothing'] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => words.counts[what](counts[what]))
  return `${said.join(', ')}.`
}
