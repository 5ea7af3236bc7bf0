import type { AiringReceipt } from '../../../media/schemas/airing.ts'
import { formatCount } from '../format/format.ts'
import { texts } from '../texts/texts.ts'

/** What became of a log: what was counted, and every line that was not, with the reason. */
export function LogReceipt({ receipt }: { receipt: AiringReceipt }) {
  const { accepted, repeated, refused, notUnderstood, question } = receipt
  if (question) {
    return (
      <div class="note" role="status">
        <p>{texts.airingLog.asked}</p>
      </div>
    )
  }
  const unread = notUnderstood?.count ?? 0
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
      {unread > 0 && <p>{texts.airingLog.notUnderstood(unread, formatCount(unread))}</p>}
      <ol class="plain">
        {notUnderstood?.first.map(({ line, text }) => (
          <li key={line}>{texts.airingLog.unreadLine(line, text)}</li>
        ))}
      </ol>
    </div>
  )
}
