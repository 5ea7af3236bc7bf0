import { useState } from 'preact/hooks'
import type { AiringReceipt } from '../../../media/schemas/airing.ts'
import type { Station } from '../../../media/schemas/station.ts'
import { useApi } from '../api/use-api.ts'
import { FileInputButton } from '../parts/file-input-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { LogReceipt } from './log-receipt.tsx'

interface Props {
  station: Station
  onCounted: () => void
}

/** Counts what a station aired from a log that it sent to the staff. Sending the same twice counts nothing twice. */
export function SendLog({ station, onCounted }: Props) {
  const api = useApi()
  const submit = useSubmit()
  const [receipt, setReceipt] = useState<AiringReceipt | null>(null)

  async function send(file: File): Promise<void> {
    setReceipt(null)
    const query = new URLSearchParams({ station: station.id, fileName: file.name })
    const done = await submit.run(async () => {
      setReceipt(await api.postFile<AiringReceipt>(`/api/airings?${query}`, file))
    })
    if (done) onCounted()
  }

  return (
    <section class="card" aria-label={stationTexts.airingLog.title}>
      <h2>{stationTexts.airingLog.title}</h2>
      <p class="field-hint">{stationTexts.airingLog.lead}</p>
      <div class="buttons">
        <FileInputButton
          label={stationTexts.airingLog.choose}
          accept=".csv,.txt,.log,.tsv,.xlsx,.xls"
          disabled={submit.busy}
          onPick={([file]) => file && void send(file)}
        />
        <a href="/api/airings/plantilla.csv" download>
          {stationTexts.airingLog.template}
        </a>
      </div>
      {submit.problem && <ProblemNote problem={submit.problem} />}
      {receipt && <LogReceipt receipt={receipt} />}
    </section>
  )
}
