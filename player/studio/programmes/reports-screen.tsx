import { useState } from 'preact/hooks'
import type { Programme } from '../../../media/schemas/programme.ts'
import { SelectField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { words } from '../texts/reports/words.ts'
import { texts } from '../texts/texts.ts'
import { ReportSection } from './report-section.tsx'

/** Reports of every programme, for those who have no programme of their own to open. */
export function ReportsScreen() {
  const { value, problem, reload } = useFetched<{ items: Programme[] }>('/api/programmes')
  const [chosen, setChosen] = useState('')
  const programmes = value?.items ?? []
  const programme = programmes.find(({ id }) => id === chosen) ?? programmes[0]
  return (
    <Screen title={texts.nav.reports}>
      {problem && <ProblemNote problem={problem} onRetry={() => void reload()} />}
      {value === null && problem === null && <p class="soft">{texts.common.loading}</p>}
      {value !== null && !programme && <p class="empty">{words.noProgramme}</p>}
      {programme && (
        <>
          <SelectField
            label={words.programme}
            value={programme.id}
            options={programmes.map(({ id, title }) => [id, title.es] as const)}
            onPick={setChosen}
          />
          <ReportSection key={programme.id} programme={programme} />
        </>
      )}
    </Screen>
  )
}
