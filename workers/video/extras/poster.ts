import { join } from 'node:path'
import { POSTER, POSTER_SMALL, publishedKey, type VersionRef } from '../../../media/layout.ts'
import { makeCover } from '../../files/cover.ts'
import type { JobContext } from '../../jobs/context.ts'
import type { MadePoster } from '../made-extras.ts'
import type { Planned } from '../planned.ts'
import { localSource } from '../source.ts'
import { takeStills } from '../still.ts'

/** No later than this: seeking there must be quick. */
const LATEST_SECONDS = 30
/** Where to look next if the first place is blank, as fractions of the length. */
const FURTHER = [0.2, 0.35, 0.5, 0.7, 0.9] as const

export function posterPlaces(length: number): number[] {
  return [Math.min(length / 10, LATEST_SECONDS), ...FURTHER.map((share) => share * length)]
}

/** A still from the first tenth, for the player; and a small copy for the cards of a list, which loads hundreds. */
export async function makePoster(
  ref: VersionRef,
  planned: Planned,
  context: JobContext,
): Promise<MadePoster> {
  const { store, scratch, signal } = context
  const { picture, duration } = planned.plan
  const source = await localSource(ref, planned, context)
  const target = join(scratch, POSTER)
  const small = join(scratch, POSTER_SMALL)
  const places = posterPlaces(picture.end ?? duration)
  await takeStills({ source, picture }, [{ places, target }], signal)
  await makeCover(target, small)
  await store.putFile(publishedKey(ref, POSTER), target)
  await store.putFile(publishedKey(ref, POSTER_SMALL), small)
  return { poster: POSTER, small: POSTER_SMALL }
}
