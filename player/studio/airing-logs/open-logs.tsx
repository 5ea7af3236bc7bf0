import { useState } from 'preact/hooks'
import type { AiringReceipt } from '../../../media/schemas/airing.ts'
import type { LogAnswer, OpenLog } from '../../../media/schemas/airing-log.ts'
import { useApi } from '../api/use-api.ts'
import { formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { ColumnsQuestion } from './columns-question.tsx'
import { DayQuestion } from './day-question.tsx'
import { LogReceipt } from './log-receipt.tsx'
import { OrderQuestion } from './order-question.tsx'

interface Props {
  logs: OpenLog[]
  onAnswered: () => void
}

/** Logs of a station that wait until somebody says what their dates or columns mean. */
export function OpenLogs({ logs, onAnswered }: Props) {
  const [receipt, setReceipt] = useState<AiringReceipt | null>(null)
  if (logs.length === 0 && receipt === null) return null
  return (
    <section class="card" aria-label={stationTexts.openLogs.title}>
      <h2>{stationTexts.openLogs.title}</h2>
      {receipt && !receipt.question && <LogReceipt receipt={receipt} />}
      {logs.map((log) => (
        <OneLog
          key={log.id}
          log={log}
          onAnswered={(answered) => {
            setReceipt(answered)
            onAnswered()
          }}
        />
      ))}
    </section>
  )
}

function OneLog({ log, onAnswered }: { log: OpenLog; onAnswered: (receipt: AiringReceipt | null) => void }) {
  const api = useApi()
  const { calendar } = useHouse()
  const submit = useSubmit()
  const { question } = log

  async function answer(body: LogAnswer): Promise<void> {
    let receipt: AiringReceipt | null = null
    const done = await submit.run(async () => {
      receipt = await api.post<AiringReceipt>(`/api/airing-logs/${log.id}/answer`, body)
    })
    if (done) onAnswered(log.isSample ? null : receipt)
  }

  async function discard(): Promise<void> {
    if (await submit.run(() => api.remove(`/api/airing-logs/${log.id}`))) onAnswered(null)
  }

  return (
    <div class="open-log">
      <h3>{log.fileName || stationTexts.openLogs.nameless}</h3>
      <p class="field-hint">
        {stationTexts.openLogs.from(formatInstant(log.askedAt, calendar), log.isSample)}
      </p>
      {question.about === 'date_order' && (
        <OrderQuestion question={question} busy={submit.busy} onAnswer={answer} />
      )}
      {question.about === 'columns' && (
        <ColumnsQuestion question={question} busy={submit.busy} onAnswer={answer} />
      )}
      {question.about === 'day' && <DayQuestion busy={submit.busy} onAnswer={answer} />}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <button type="button" class="quiet" disabled={submit.busy} onClick={() => void discard()}>
        {stationTexts.openLogs.discard}
      </button>
    </div>
  )
}
