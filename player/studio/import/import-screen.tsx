import '../figures/figures.css'
import './import.css'
import { ProblemNote } from '../parts/problem-note.tsx'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { Screen } from '../parts/screen.tsx'
import { hrefOf } from '../route/route.ts'
import { words } from '../texts/import/words.ts'
import { FaultTable } from './fault-table.tsx'
import { FolderPicker } from './folder-picker.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportReport } from './import-report.tsx'
import { PlanTable } from './plan-table.tsx'
import { useImports } from './use-imports.ts'

export function ImportScreen() {
  return (
    <Screen title={words.title}>
      <a class="back" href={hrefOf({ screen: 'upload' })}>
        <span aria-hidden="true">← </span>
        {words.back}
      </a>
      <CurrentStep />
    </Screen>
  )
}

/** What the import waits for: files, a correction, a yes, the link, or nothing more. */
function CurrentStep() {
  const imports = useImports()
  const state = imports.state.value
  switch (state.name) {
    case 'empty':
      return (
        <>
          <p>{words.lead}</p>
          {state.trouble && (
            <p class="note note-bad" role="alert">
              {words[state.trouble]}
            </p>
          )}
          <FolderPicker />
        </>
      )
    case 'reading':
      return (
        <section class="card stack-tight">
          <p role="status">{words.reading}</p>
          <ProgressBar
            label={words.readingLabel}
            value={state.bytes === 0 ? null : state.read / state.bytes}
          />
        </section>
      )
    case 'unplanned':
      return (
        <>
          <ProblemNote problem={state.problem} />
          <FolderPicker />
        </>
      )
    case 'faulty':
      return (
        <>
          <section class="stack-tight" role="alert">
            <h2>{words.faulty(state.faults.length)}</h2>
            <p>{words.faultyHint}</p>
          </section>
          <FaultTable faults={state.faults} />
          <FolderPicker />
        </>
      )
    case 'planned':
      return <PlanTable steps={state.steps} />
    case 'running':
      return <ImportProgress running={state} />
    case 'ended':
      return <ImportReport steps={state.steps} results={state.results} />
  }
}
