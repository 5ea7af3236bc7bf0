import { formatCalendarDay } from '../format/format.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import type { Asked } from './asked.ts'

/** Two buttons, each with the day in words: nobody has to think of orders. */
export function OrderQuestion({ question, busy, onAnswer }: Asked<'date_order'>) {
  return (
    <>
      <p>{stationTexts.openLogs.whichDay(question.written)}</p>
      <div class="buttons">
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => void onAnswer({ dateOrder: 'day-first' })}
        >
          {formatCalendarDay(question.dayFirst)}
        </button>
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => void onAnswer({ dateOrder: 'month-first' })}
        >
          {formatCalendarDay(question.monthFirst)}
        </button>
      </div>
      <p class="field-hint">{stationTexts.openLogs.remembered}</p>
    </>
  )
}
