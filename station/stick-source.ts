import { type FileHandle, open } from 'node:fs/promises'
import { explainDisk, requireSpace } from './disk-space.ts'
import { StationError } from './failure.ts'
import { damaged } from './find-outing.ts'
import { PartFile, type PartWriter } from './part-file.ts'
import type { ReadOuting } from './read-outing.ts'
import type { BringContext, SpotSource } from './spot-source.ts'
import type { WantedFile } from './state.ts'

const PIECE = 256 * 1024

/**
 * Spots from a suitcase. It always lists everything, and never tells the time: it was packed some day.
 * @param paths of the files that may be needed, by SHA-256
 */
export function createStickSource(
  outing: Pick<ReadOuting, 'answer'>,
  paths: ReadonlyMap<string, string>,
): SpotSource {
  return {
    sync: async (cursor) =>
      cursor === null
        ? { kind: 'answer', answer: outing.answer, etag: null, serverTime: null }
        : { kind: 'restart' },

    async bring(wanted, context) {
      const path = paths.get(wanted.sha256)
      if (path === undefined) throw new StationError('pending', `El maletín no trae ${wanted.name}.`)
      await requireSpace(context.parts, wanted.bytes, wanted.name)
      const part = new PartFile(context.parts, wanted.sha256)
      const stick = await fromStick(wanted, () => open(path, 'r'))
      try {
        const writer = onDisk(() => part.openAt(0, null))
        try {
          await copy(stick, writer, wanted, context)
        } finally {
          await writer.close()
        }
      } catch (error) {
        throw explainDisk(error)
      } finally {
        await stick.close()
      }
      return part
    },
  }
}

async function copy(
  stick: FileHandle,
  writer: PartWriter,
  wanted: WantedFile,
  { signal, onBytes }: BringContext,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(PIECE)
  for (;;) {
    signal.throwIfAborted()
    const { bytesRead } = await fromStick(wanted, () => stick.read(buffer, 0, PIECE))
    if (bytesRead === 0) return
    writer.write(buffer.subarray(0, bytesRead))
    onBytes(bytesRead)
  }
}

/** What fails here is the stick, which may have been pulled out. */
async function fromStick<T>({ name }: WantedFile, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw damaged(name, error)
  }
}

function onDisk<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw explainDisk(error)
  }
}
