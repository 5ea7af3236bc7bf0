import { useState } from 'preact/hooks'
import { TextField } from '../parts/field.tsx'
import { words as stationTexts } from '../texts/stations/words.ts'
import type { Asked } from './asked.ts'

export function DayQuestion({ busy, onAnswer }: Pick<Asked<'day'>, 'busy' | 'onAnswer'>) {
  const [day, setDay] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void onAnswer({ day })
      }}
    >
      <TextField label={stationTexts.openLogs.dayOf} type="date" value={day} onType={setDay} required />
      <div class="buttons">
        <button type="submit" class="button button-main" disabled={busy || day === ''}>
          {stationTexts.openLogs.answer}
        </button>
      </div>
    </form>
  )
}
