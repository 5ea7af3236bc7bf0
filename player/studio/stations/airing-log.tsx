import { useState } from 'preact/hooks'
import type { AiringReceipt } from '../../../media/schemas/airing.ts'
import type { Station } from '../../../media/schemas/station.ts'
import type { ShownProblem } from '../api/problem.ts'
import { useApi } from '../api/use-api.ts'
import { formatCount } from '../format/format.ts'
import { FileInputButton } from '../parts/file-input-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'

interface Props {
  station: Station
  onCounted: () => void
}

/** The general words for a bad request speak of fields. */
function worded(problem: ShownProblem): ShownProblem {
  return problem.code === 'bad_request' ? { ...problem, ...texts.airingLog.unreadable } : problem
}

/** Counts what a station aired from a log that it sent to the staff. Sending the same twice counts nothing twice. */
export function AiringLog({ station, onCounted }: Props) {
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
    <section class="card" aria-label={texts.airingLog.title}>
      <h2>{texts.airingLog.title}</h2>
      <p class="field-hint">{texts.airingLog.lead}</p>
      <div class="buttons">
        <FileInputButton
          label={texts.airingLog.choose}
          accept=".csv,.txt,.log"
          disabled={submit.busy}
          onPick={([file]) => file && void send(file)}
        />
        <a href="/api/airings/plantilla.csv" download>
          {texts.airingLog.template}
        </a>
      </div>
      {submit.problem && <ProblemNote problem={worded(submit.problem)} />}
      {receipt && <Receipt receipt={receipt} />}
    </section>
  )
}

function Receipt({ receipt: { accepted, repeated, refused } }: { receipt: AiringReceipt }) {
  return (
    <div class="note" role="status">
      <p>
        <strong>{texts.airingLog.accepted(accepted, formatCount(accepted))}</strong>{' '}
        {repeated > 0 && texts.airingLog.repeated(repeated, formatCount(repeated))}
      </p>
      {refused.length > 0 && <p>{texts.airingLog.refused}</p>}
      <ol class="plain">
        {refused.map(({ line, message }) => (
          <li key={line}>{texts.airingLog.line(line, message)}</li>
        ))}
      </ol>
    </div>
  )
}
