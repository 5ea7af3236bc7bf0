import { join } from 'node:path'
import { publishedKey, type VersionRef } from '../../../media/layout.ts'
import type { JobContext } from '../../jobs/context.ts'
import type { Planned } from '../planned.ts'
import { localSource } from '../source.ts'
import { takeStills } from '../still.ts'

/** Where in the film the candidates are taken, as fractions of its length. */
const PLACES = [0.25, 0.5, 0.75] as const
/** How far from there to search if that frame is blank. */
const ASIDE = 0.08

/** Stays clear of the last frames: a film may end earlier than its file claims. */
const withinFilm = (time: number, length: number): number => Math.max(0, Math.min(time, length - 1.5))

/** Three stills that staff can choose the poster from. @returns their file names */
export async function makePictures(
  ref: VersionRef,
  planned: Planned,
  context: JobContext,
): Promise<string[]> {
  const { picture, duration } = planned.plan
  const length = Math.min(duration, picture.end ?? duration)
  const source = await localSource(ref, planned, context)
  const stills = PLACES.map((place, index) => ({
    file: `poster-${index + 1}.jpg`,
    places: [place, place + ASIDE, place - ASIDE].map((share) => withinFilm(share * length, length)),
  }))
  const target = (file: string): string => join(context.scratch, file)
  await takeStills(
    { source, picture },
    stills.map(({ file, places }) => ({ places, target: target(file) })),
    context.signal,
  )
  for (const { file } of stills) await context.store.putFile(publishedKey(ref, file), target(file))
  return stills.map(({ file }) => file)
}
