import type { AiringReceipt } from '../../../media/schemas/airing.ts'
import { formatCount } from '../format/format.ts'
import { words as stationTexts } from '../texts/stations/words.ts'

/** What became of a log: what was counted, and every line that was not, with the reason. */
export function LogReceipt({ receipt }: { receipt: AiringReceipt }) {
  const { accepted, repeated, refused, notUnderstood, question } = receipt
  if (question) {
    return (
      <div class="note" role="status">
        <p>{stationTexts.airingLog.asked}</p>
      </div>
    )
  }
  const unread = notUnderstood?.count ?? 0
  return (
    <div class="note" role="status">
      <p>
        <strong>{stationTexts.airingLog.accepted(accepted, formatCount(accepted))}</strong>{' '}
        {repeated > 0 && stationTexts.airingLog.repeated(repeated, formatCount(repeated))}
      </p>
      {refused.length > 0 && <p>{stationTexts.airingLog.refused}</p>}
      <ol class="plain">
        {refused.map(({ line, message }) => (
          <li key={line}>{stationTexts.airingLog.line(line, message)}</li>
        ))}
      </ol>
      {unread > 0 && <p>{stationTexts.airingLog.notUnderstood(unread, formatCount(unread))}</p>}
      <ol class="plain">
        {notUnderstood?.first.map(({ line, text }) => (
          <li key={line}>{stationTexts.airingLog.unreadLine(line, text)}</li>
        ))}
      </ol>
    </div>
  )
}
