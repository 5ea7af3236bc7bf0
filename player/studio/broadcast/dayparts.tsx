import { cityOf } from '../../../media/calendar.ts'
import { useHouse } from '../house/use-house.ts'
import { TextField } from '../parts/field.tsx'
import { texts } from '../texts/texts.ts'
import { type BroadcastFaults, type DaypartForm, MOST_DAYPARTS } from './broadcast-form.ts'

interface Props {
  dayparts: DaypartForm[]
  faults: BroadcastFaults['dayparts']
  onChange: (dayparts: DaypartForm[]) => void
}

/** When a spot should be aired. */
export function Dayparts({ dayparts, faults, onChange }: Props) {
  const { calendar } = useHouse()
  const change = (place: number, part: Partial<DaypartForm>): void =>
    onChange(dayparts.map((daypart, at) => (at === place ? { ...daypart, ...part } : daypart)))

  return (
    <fieldset class="bare">
      <legend>{texts.broadcast.dayparts}</legend>
      <p class="field-hint">{texts.broadcast.daypartsHint(cityOf(calendar.zone))}</p>
      {dayparts.map(({ from, to }, place) => {
        const fault = faults.get(place)
        return (
          <div key={place} class="daypart">
            <TextField
              label={texts.broadcast.from}
              type="time"
              value={from}
              onType={(time) => change(place, { from: time })}
            />
            <TextField
              label={texts.broadcast.to}
              type="time"
              value={to}
              onType={(time) => change(place, { to: time })}
            />
            <button
              type="button"
              class="quiet"
              aria-label={texts.broadcast.removeDaypart(place + 1)}
              onClick={() => onChange(dayparts.filter((_, at) => at !== place))}
            >
              {texts.broadcast.remove}
            </button>
            {fault && <p class="field-fault">{texts.broadcast[fault]}</p>}
          </div>
        )
      })}
      {dayparts.length < MOST_DAYPARTS && (
        <div class="buttons">
          <button type="button" class="button" onClick={() => onChange([...dayparts, { from: '', to: '' }])}>
            {texts.broadcast.addDaypart}
          </button>
        </div>
      )}
    </fieldset>
  )
}
