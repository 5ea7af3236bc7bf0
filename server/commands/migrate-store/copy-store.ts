import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AREAS } from '../../../media/layout.ts'
import { type Store, type StoredFile, StoreMissError } from '../../../media/store/store.ts'
import type { Journal } from './journal.ts'

export interface Copied {
  /** Files that were copied now, and found to be there already. */
  copied: number
  present: number
  bytes: number
}

interface Needs {
  from: Pick<Store, 'list' | 'read'>
  to: Pick<Store, 'putFile' | 'read' | 'stat'>
  journal: Journal
  /** Where files wait on their way. */
  scratch: string
  /** Told after each file. */
  onFile(so_far: Copied): void
  stopped: AbortSignal
}

/** Most are segments of some kilobytes: what takes time is waiting for answers. */
const FILES_AT_ONCE = 8

/** The copy of a file is not what was copied. */
export class CopyDiffersError extends Error {
  override readonly name = 'CopyDiffersError'

  constructor(key: string) {
    super(`the copy of ${key} differs from the file`)
  }
}

/**
 * Copies everything from one store to another, and reads each copy back to compare its hash. What the journal knows to
 * be the same is not copied again, so that a run that was broken off goes on, and a second run brings what has come
 * since the first.
 * @throws CopyDiffersError
 */
export async function copyStore(needs: Needs): Promise<Copied> {
  const { from, scratch, stopped } = needs
  const copied: Copied = { copied: 0, present: 0, bytes: 0 }
  await mkdir(scratch, { recursive: true })
  const files = everything(from)
  const turn = async (): Promise<void> => {
    for await (const file of files) {
      if (stopped.aborted) return
      await copyFile(file, needs, copied)
      needs.onFile(copied)
    }
  }
  const turns = await Promise.allSettled(Array.from({ length: FILES_AT_ONCE }, turn))
  await rm(scratch, { recursive: true, force: true })
  const failed = turns.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return copied
}

async function* everything(from: Pick<Store, 'list'>): AsyncGenerator<StoredFile> {
  for (const area of AREAS) yield* from.list(area)
}

async function copyFile(file: StoredFile, needs: Needs, copied: Copied): Promise<void> {
  const { from, to, journal, scratch } = needs
  if (journal.has(file) && (await to.stat(file.key))?.bytes === file.bytes) {
    copied.present++
    return
  }
  const path = join(scratch, randomUUID())
  try {
    const sha256 = createHash('sha256')
    await pipeline(
      await from.read(file.key),
      async function* (content: AsyncIterable<Buffer>) {
        for await (const chunk of content) {
          sha256.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path),
    )
    await to.putFile(file.key, path)
    const copy = createHash('sha256')
    await pipeline(await to.read(file.key), copy)
    if (copy.digest('hex') !== sha256.digest('hex')) throw new CopyDiffersError(file.key)
    await journal.add(file)
    copied.copied++
    copied.bytes += file.bytes
  } catch (error) {
    await rm(path, { force: true })
    // Removed since it was listed.
    if (!(error instanceof StoreMissError)) throw error
  }
}
