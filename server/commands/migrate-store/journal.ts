import { appendFile, readFile } from 'node:fs/promises'
import type { StoredFile } from '../../../media/store/store.ts'

/** Which files have been copied and compared, over all runs in one direction. */
export interface Journal {
  has(file: StoredFile): boolean
  add(file: StoredFile): Promise<void>
}

/** A journal in a file, a line for each copy. A line that was cut off by a crash counts as none. */
export async function openJournal(path: string): Promise<Journal> {
  const text = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = new Set(text.split('\n').slice(0, -1))
  if (text !== '' && !text.endsWith('\n')) await appendFile(path, '\n')
  return {
    has: (file) => lines.has(lineOf(file)),
    async add(file) {
      const line = lineOf(file)
      lines.add(line)
      await appendFile(path, `${line}\n`)
    },
  }
}

function lineOf({ key, bytes, modifiedAt }: StoredFile): string {
  return `${key} ${bytes} ${modifiedAt.getTime()}`
}
