import type { Work } from '../../../media/schemas/work.ts'
import type { ApiClient } from '../api/client.ts'

/** What already has the content of a file. */
export interface Twin {
  title: string
  /** Null while its file is on its way too. */
  workId: string | null
}

/** A file that is in the queue already. */
export interface Queued {
  file: File
  title: string
}

/**
 * The work or upload with the same content as a file. Only files of the same size are read for it: most are told apart
 * without a byte. Null as well where that cannot be found out, offline for instance: sending the file matters more.
 */
export async function findTwin(
  file: File,
  queued: readonly Queued[],
  api: Pick<ApiClient, 'get'>,
): Promise<Twin | null> {
  try {
    const { items } = await api.get<{ items: Work[] }>(`/api/works?bytes=${file.size}&limit=200`)
    const near = queued.filter((other) => other.file.size === file.size)
    if (items.length === 0 && near.length === 0) return null
    // Loaded when it is needed, which is seldom.
    const { hashOf } = await import('./hash-of.ts')
    const hash = await hashOf(file)
    const work = items.find(({ sha256 }) => sha256 === hash)
    if (work) return { title: work.title, workId: work.id }
    for (const other of near) {
      if ((await hashOf(other.file)) === hash) return { title: other.title, workId: null }
    }
    return null
  } catch {
    return null
  }
}
