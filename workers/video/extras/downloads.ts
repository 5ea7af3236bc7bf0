import { join } from 'node:path'
import type { WorkTags } from '../../../media/jobs/queues.ts'
import { publishedKey, type VersionRef } from '../../../media/layout.ts'
import type { Download } from '../../../media/schemas/published.ts'
import { type FfmpegInput, runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import { fingerprint } from '../../files/fingerprint.ts'
import type { JobContext } from '../../jobs/context.ts'
import { rungsOf, segmentCount } from '../plan.ts'
import type { Planned } from '../planned.ts'
import { CLOSING_SECONDS } from './closing.ts'
import { cardWords } from './end-card.ts'
import { joinedRung } from './joined.ts'
import { fitForMessage, MESSAGE_BYTES } from './message-size.ts'
import { tagOptions } from './tags.ts'

/** A film whose rungs are stored. */
export interface StoredFilm {
  /** Those to offer, highest first. */
  rungs: readonly { name: string; width: number; height: number }[]
  /** Of each rung. */
  segments: number
  duration: number
  hasSound: boolean
  tags: WorkTags
}

/** The downloads of a film that has just been made. */
export function makeDownloads(
  ref: VersionRef,
  { plan, tags }: Planned,
  context: JobContext,
): Promise<Download[]> {
  const low = rungsOf(plan, 'low')
  const film: StoredFilm = {
    rungs: low.length > 0 ? low : plan.rungs.slice(-1),
    segments: segmentCount(plan),
    ...{ duration: plan.duration, hasSound: plan.sound !== null, tags },
  }
  return offerFilm(ref, film, (name) => name, context)
}

/**
 * Low rungs as progressive files, for phones without JavaScript and for sharing; plus one small enough for a messenger,
 * if none of those is. Each ends with a card that says whose it is, where help is, and the way to its page.
 * @param called what a file is stored as, by its usual name without its ending
 */
export async function offerFilm(
  ref: VersionRef,
  film: StoredFilm,
  called: (name: string) => string,
  context: JobContext,
): Promise<Download[]> {
  const { rungs, segments, tags } = film
  const card = cardWords(tags)
  const duration = film.duration + (card === null ? 0 : CLOSING_SECONDS)
  const downloads: Download[] = []
  const files = rungs.map(({ name }) => `${called(`video-${name}`)}.mp4`)
  const path = (file: string): string => join(context.scratch, file)
  const inputs: FfmpegInput[] = []
  for (const { name, width, height } of rungs)
    inputs.push({ path: await joinedRung(ref, { name, width, height, segments }, card, context) })
  // One run for all: they only copy, and starting ffmpeg costs more than that.
  await runFfmpeg({
    inputs,
    outputs: files.map((file, index) => ({
      path: path(file),
      options: [
        ...['-map', `${index}:v`, '-map', `${index}:a?`, '-c', 'copy'],
        ...[...tagOptions(tags), '-movflags', '+faststart', '-f', 'mp4'],
      ],
    })),
    signal: context.signal,
  })
  for (const [index, { name }] of rungs.entries()) {
    const file = files[index] ?? ''
    const facts = { type: 'video/mp4', duration, ...(await fingerprint(path(file))) }
    downloads.push({ name: `mp4-${name}`, file, ...facts })
    const smallest = index === rungs.length - 1
    if (smallest && downloads.every(({ bytes }) => bytes > MESSAGE_BYTES)) {
      const target = `${called(`video-${name}-16mb`)}.mp4`
      const fitted = await fitForMessage({ ...film, duration, source: path(file), file: target }, context)
      if (fitted) {
        await context.store.putFile(publishedKey(ref, fitted.file), path(fitted.file))
        downloads.push(fitted)
      }
    }
    await context.store.putFile(publishedKey(ref, file), path(file))
    context.progress((index + 1) / rungs.length)
  }
  return downloads
}
