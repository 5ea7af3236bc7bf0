import type { Connection } from './engine.ts'

/** A work whose number of views is another now. */
export interface Recount {
  id: string
  views: number
}

/** Changes the number that is shown of a work. */
export function addViews(connection: Connection, workId: string, added: number): Promise<Recount> {
  return connection
    .updateTable('works')
    .set((of) => ({ views: of('views', '+', added) }))
    .where('id', '=', workId)
    .returning(['id', 'views'])
    .executeTakeFirstOrThrow()
}
