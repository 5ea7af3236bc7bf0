import { useState } from 'preact/hooks'
import type { Station } from '../../../media/schemas/station.ts'
import type { TakenIn } from '../../../media/schemas/suitcase.ts'
import { stationFolder } from '../../../media/suitcase/layout.ts'
import { useApi } from '../api/use-api.ts'
import { formatCount } from '../format/format.ts'
import { FileInputButton } from '../parts/file-input-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { texts } from '../texts/texts.ts'

interface Props {
  station: Station
  onTakenIn: () => void
}

/** A stick for a station without a link: out as a ZIP, and home again. */
export function SuitcaseCard({ station, onTakenIn }: Props) {
  const api = useApi()
  const submit = useSubmit()
  const [taken, setTaken] = useState<TakenIn | null>(null)

  async function pack(): Promise<void> {
    setTaken(null)
    await submit.run(async () => {
      const zip = await api.postForFile(`/api/stations/${encodeURIComponent(station.id)}/suitcase`)
      saveAs(zip, `${stationFolder(station)}.zip`)
    })
  }

  async function unpack(file: File): Promise<void> {
    setTaken(null)
    const done = await submit.run(async () => {
      setTaken(await api.postFile<TakenIn>('/api/suitcases', file))
    })
    if (done) onTakenIn()
  }

  return (
    <section class="card" aria-label={stationTexts.suitcase.title}>
      <h2>{stationTexts.suitcase.title}</h2>
      <p class="field-hint">{stationTexts.suitcase.lead}</p>
      <div class="buttons">
        <button type="button" class="button" disabled={submit.busy} onClick={() => void pack()}>
          {submit.busy ? texts.common.loading : stationTexts.suitcase.pack}
        </button>
        <FileInputButton
          label={stationTexts.suitcase.unpack}
          accept=".jws"
          disabled={submit.busy}
          onPick={([file]) => file && void unpack(file)}
        />
      </div>
      <p class="field-hint">{stationTexts.suitcase.hint}</p>
      {submit.problem && <ProblemNote problem={submit.problem} />}
      {taken && <Receipt taken={taken} />}
    </section>
  )
}

function Receipt({ taken: { station, airings, questions, holds, repeated } }: { taken: TakenIn }) {
  const { accepted, refused } = airings
  return (
    <div class="note" role="status">
      <p>
        <strong>{stationTexts.suitcase.takenIn(station.name, accepted, formatCount(accepted))}</strong>{' '}
        {repeated && stationTexts.suitcase.repeated}
      </p>
      {holds !== null && <p>{stationTexts.stations.holds(holds, formatCount(holds))}.</p>}
      {questions > 0 && <p>{stationTexts.suitcase.questions(questions)}</p>}
      <ul class="plain">
        {refused.map(({ line, message }) => (
          <li key={line}>{message}</li>
        ))}
      </ul>
    </div>
  )
}

/** As a download, for the person to put where the stick is. */
function saveAs(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // Some browsers begin to read it only after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
