import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { publishedKey, rungInit, rungSegment, type VersionRef } from '../../../media/layout.ts'
import type { JobContext } from '../../jobs/context.ts'
import type { VideoPlan } from '../plan.ts'

/** All segments of a complete rung as one file in `scratch`. Fragmented MP4 can be concatenated byte by byte. */
export async function joinedRung(
  ref: VersionRef,
  { chunks }: Pick<VideoPlan, 'chunks'>,
  rung: string,
  { store, scratch, signal }: JobContext,
): Promise<string> {
  const count = chunks.low.reduce((sum, { segments }) => sum + segments.length, 0)
  const path = join(scratch, `joined-${rung}.mp4`)
  async function* parts(): AsyncGenerator<Buffer> {
    yield* await store.read(publishedKey(ref, rungInit(rung)))
    for (let number = 0; number < count; number += 1) {
      yield* await store.read(publishedKey(ref, rungSegment(rung, number)))
    }
  }
  await pipeline(parts(), createWriteStream(path), { signal })
  return path
}
