import type { Connection } from './engine.ts'
import type { CounterName } from './station-tables.ts'

/**
 * The next number of a counter. The row stays locked until the caller's transaction ends, so numbers become visible
 * in order: whoever sees one sees all before it. Take it late in a transaction, because others wait for it.
 */
export async function nextNumber(connection: Connection, name: CounterName): Promise<number> {
  const { value } = await connection
    .updateTable('counters')
    .set((row) => ({ value: row('value', '+', 1) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}

/**
 * The same for a counter of seconds that also follows the clock: the current time, or one more than the last value.
 */
export async function nextSecond(connection: Connection, name: CounterName, now: Date): Promise<Date> {
  const seconds = Math.floor(now.getTime() / 1000)
  const { value } = await connection
    .updateTable('counters')
    .set((row) => ({
      value: row
        .case()
        .when('value', '>=', seconds)
        .then(row('value', '+', 1))
        .else(seconds)
        .end(),
    }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow()
  return new Date(value * 1000)
}

/** Locks the counter until the caller's transaction ends. */
export async function lockCounter(connection: Connection, name: CounterName): Promise<void> {
  await connection
    .updateTable('counters')
    .set((row) => ({ value: row.ref('value') }))
    .where('name', '=', name)
    .execute()
}
