import { formatSpeed, formatTimeLeft } from '../format/format.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { words } from '../texts/import/words.ts'
import { speedOf, timeLeft } from '../upload/speed.ts'
import type { Running } from './import-state.ts'
import { useImports } from './use-imports.ts'

/** How far an import is, how long it will take, and what holds it up. */
export function ImportProgress({ running }: { running: Running }) {
  const imports = useImports()
  const { steps, results, bytes, sent, pause } = running
  const speed = speedOf(imports.samples.value)
  const left = timeLeft(bytes - sent, speed)
  const present = steps[results.length]
  // Lines without a file count as well: an import of edits alone would stand at nothing.
  const part = bytes === 0 ? results.length / steps.length : sent / bytes
  return (
    <section class="card stack-tight" aria-label={words.running}>
      <h2>{words.running}</h2>
      <ProgressBar label={words.runningLabel} value={part} />
      <p class="state" role="status">
        {words.at(results.length, steps.length)}
      </p>
      {present && pause === null && (
        <p class="state">
          {words.now(present.path)}
          {speed !== null && speed > 0 && <span> {words.speed(formatSpeed(speed))}</span>}
          {left !== null && left > 0 && <span> · {words.timeLeft(formatTimeLeft(left))}</span>}
        </p>
      )}
      {pause?.name === 'broken' && <p class="state state-warn">{words.broken}</p>}
      {pause?.name === 'stopped' && (
        <>
          {pause.problem && <ProblemNote problem={pause.problem} />}
          <button type="button" class="button button-main" onClick={() => imports.goOn()}>
            {words.goOn}
          </button>
        </>
      )}
      <p class="field-hint">{words.runningHint}</p>
    </section>
  )
}
