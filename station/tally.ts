import { duration } from './clock.ts'
import { megabytes } from './disk-space.ts'
import type { Failure } from './failure.ts'

/** What a pull did, for its summary line. */
export interface Tally {
  fetched: number
  bytes: number
  /** Spots taken off the air: withdrawn, unpublished or ended. */
  removed: number
  /** Spots that may be aired now. */
  today: number
  held: number
  /** Spots still to be downloaded. */
  missing: number
  airings: number
  /** Milliseconds by which the PC's clock is wrong; 0 while it is right. */
  clockOffset: number
  failures: Set<Failure>
  /** Messages for the person at the station. */
  notes: string[]
}

export function newTally(): Tally {
  return {
    fetched: 0,
    bytes: 0,
    removed: 0,
    today: 0,
    held: 0,
    missing: 0,
    airings: 0,
    clockOffset: 0,
    failures: new Set(),
    notes: [],
  }
}

/** `1 spot nuevo`, `3 spots nuevos` */
const count = (amount: number, one: string, many: string): string => `${amount} ${amount === 1 ? one : many}`

/** A summary line in Spanish. */
export function tallyLine(tally: Tally): string {
  const done: string[] = []
  if (tally.fetched > 0)
    done.push(`${count(tally.fetched, 'spot nuevo', 'spots nuevos')} (${megabytes(tally.bytes)})`)
  if (tally.removed > 0) done.push(count(tally.removed, 'retirado', 'retirados'))
  if (tally.airings > 0) done.push(count(tally.airings, 'emisión informada', 'emisiones informadas'))
  if (done.length === 0) done.push('Sin cambios')
  const state = [`${tally.today} para emitir ahora`, `${tally.held} en la carpeta`]
  if (tally.missing > 0) state.push(`${count(tally.missing, 'falta', 'faltan')} por traer`)
  const notes = [...tally.notes]
  if (tally.clockOffset !== 0)
    notes.push(
      `El reloj de esta PC está ${tally.clockOffset > 0 ? 'atrasado' : 'adelantado'} ${duration(tally.clockOffset)}: se usa la hora del servidor.`,
    )
  return [`${done.join(', ')}; ${state.join(', ')}.`, ...notes].join(' ')
}
