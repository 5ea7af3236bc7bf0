import type { Engine } from './engine.ts'

export type Settings = ReturnType<typeof createSettings>

/** Small values that the server stores for itself, by key. */
export function createSettings({ db }: Engine) {
  return {
    async get(key: string): Promise<string | null> {
      const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
      return row?.value ?? null
    },

    async set(key: string, value: string): Promise<void> {
      await db
        .insertInto('settings')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute()
    },

    /** Stores it unless the key exists. @returns the stored value */
    async keep(key: string, value: string): Promise<string> {
      await db
        .insertInto('settings')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute()
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirstOrThrow()
      return row.value
    },

    /** Removes it if it still has this value, so that only one of several callers gets true. */
    async take(key: string, value: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('settings')
        .where('key', '=', key)
        .where('value', '=', value)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
