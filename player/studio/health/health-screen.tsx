import type { SystemHealth } from '../../../media/schemas/health.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { words } from '../texts/health/words.ts'
import { texts } from '../texts/texts.ts'
import { ConcernList } from './concern-list.tsx'
import { HealthFacts } from './health-facts.tsx'

const EVERY_SECONDS = 15

/** How the system is, in words: what works, what waits, what somebody should look after. */
export function HealthScreen() {
  const { value, problem, reload } = useFetched<SystemHealth>('/api/health', EVERY_SECONDS)
  return (
    <Screen title={words.title}>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {value === null && problem === null && <p class="soft">{texts.common.loading}</p>}
      {value !== null && (
        <>
          <ConcernList concerns={value.concerns} />
          <HealthFacts health={value} />
          <p class="soft">{words.checked}</p>
        </>
      )}
    </Screen>
  )
}
