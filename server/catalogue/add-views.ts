import type { Connection } from './engine.ts'

/** A work with its new view count. */
export interface Recount {
  id: string
  views: number
}

/** Changes the displayed view count of a work. */
export function addViews(connection: Connection, workId: string, added: number): Promise<Recount> {
  return connection
    .updateTable('works')
    .set((of) => ({ views: of('views', '+', added) }))
    .where('id', '=', workId)
    .returning(['id', 'views'])
    .executeTakeFirstOrThrow()
}
