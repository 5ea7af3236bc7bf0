import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { publishedKey, rungInit, rungSegment, type VersionRef } from '../../../media/layout.ts'
import type { JobContext } from '../../jobs/context.ts'
import { closingFragments } from './closing.ts'
import type { CardWords } from './end-card.ts'

interface WholeRung {
  name: string
  width: number
  height: number
  /** How many there are. */
  segments: number
}

/**
 * All segments of a complete rung as one file in `scratch`, with a card at the end where there is one. Fragmented MP4 can be
 * concatenated byte by byte.
 */
export async function joinedRung(
  ref: VersionRef,
  { name, width, height, segments }: WholeRung,
  card: CardWords | null,
  context: JobContext,
): Promise<string> {
  const { store, scratch, signal } = context
  const path = join(scratch, `joined-${name}.mp4`)
  const keys = Array.from({ length: segments }, (_, number) => publishedKey(ref, rungSegment(name, number)))
  const init = await buffer(await store.read(publishedKey(ref, rungInit(name))))
  const closing = async (): Promise<Buffer> => {
    const end = keys.at(-1)
    if (card === null || end === undefined) return Buffer.alloc(0)
    const last = await buffer(await store.read(end))
    return closingFragments(card, { name, width, height, init, last }, context)
  }
  async function* parts(): AsyncGenerator<Buffer> {
    yield init
    for (const key of keys) yield* await store.read(key)
    yield await closing()
  }
  await pipeline(parts(), createWriteStream(path), { signal })
  return path
}
