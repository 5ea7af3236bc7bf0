import { join } from 'node:path'
import { publishedKey, type VersionRef } from '../../../media/layout.ts'
import type { JobContext } from '../../jobs/context.ts'
import type { Planned } from '../planned.ts'
import { localSource } from '../source.ts'
import { takeStill } from '../still.ts'

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
  const files: string[] = []
  for (const [index, place] of PLACES.entries()) {
    const file = `poster-${index + 1}.jpg`
    const target = join(context.scratch, file)
    const places = [place, place + ASIDE, place - ASIDE].map((share) => withinFilm(share * length, length))
    await takeStill({ source, picture, places, target }, context.signal)
    await context.store.putFile(publishedKey(ref, file), target)
    files.push(file)
    context.progress((index + 1) / PLACES.length)
  }
  return files
}
