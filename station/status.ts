import { cityOf } from '../media/calendar.ts'
import { mayAir } from './airable.ts'
import { trueTime, wallMinute } from './clock.ts'
import { megabytes } from './disk-space.ts'
import { houseOf } from './house.ts'
import { toFetch } from './plan.ts'
import type { State } from './state.ts'

/** What `status` prints: lines for people, from the saved state alone. */
export function statusLines(state: State | null, own: number): string[] {
  if (state === null) return ['Todavía no se ha traído nada a esta carpeta.']
  const { calendar } = houseOf(state)
  const at = trueTime(own, state.clock)
  const spots = Object.values(state.spots)
  const held = spots.filter((spot) => spot.held !== null)
  const airable = held.filter((spot) => mayAir(spot, at))
  const { fetch, givenUp } = toFetch(state, at)
  const bytes = fetch.reduce((sum, { wanted }) => sum + wanted.bytes, 0)
  const lines = [
    `Servidor: ${state.server}`,
    `Último contacto: ${state.lastContact === null ? 'ninguno' : `${wallMinute(state.lastContact, calendar)} (hora de ${cityOf(calendar.zone)})`}`,
    `En la carpeta: ${held.length}; se pueden emitir ahora: ${airable.length}`,
  ]
  for (const { title, held: file, validUntil } of airable)
    lines.push(
      `  ${file?.name} · ${title}${validUntil === null ? '' : ` · hasta ${wallMinute(Date.parse(validUntil), calendar)}`}`,
    )
  if (fetch.length > 0) lines.push(`Faltan por traer: ${fetch.length} (${megabytes(bytes)})`)
  if (givenUp.length > 0) lines.push(`Llegan dañados, se intenta otra vez mañana: ${givenUp.length}`)
  if (state.airings.length > 0) lines.push(`Emisiones por informar: ${state.airings.length}`)
  return lines
}
