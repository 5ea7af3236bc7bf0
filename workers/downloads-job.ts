import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { ChaskiError } from '../media/errors.ts'
import type { DownloadsJob } from '../media/jobs/queues.ts'
import { BROCHURE_ORIGINAL, publishedKey, rungPlaylist } from '../media/layout.ts'
import type { Download } from '../media/schemas/published.ts'
import { publicCopy } from './brochure/public-copy.ts'
import { runFfmpeg } from './ffmpeg/ffmpeg.ts'
import { fingerprint } from './files/fingerprint.ts'
import type { JobContext } from './jobs/context.ts'
import type { Needs } from './jobs/handler.ts'
import { offerFilm } from './video/extras/downloads.ts'
import { tagOptions } from './video/extras/tags.ts'

/**
 * Writes the files of a published work that people keep anew, of what is published: what is seen of a film is not encoded
 * again, a brochure is not read again. Done twice, it gives the same files.
 */
export async function downloadsJob({ jobs }: Needs, data: DownloadsJob, context: JobContext): Promise<void> {
  const { workId, version, kind } = data
  const downloads = kind === 'video' ? await filmAnew(data, context) : await pdfAnew(data, context)
  const { fingerprint } = data
  await jobs.reportDownloads({ type: 'downloads', workId, version, fingerprint, downloads, problem: null })
}

/** They stay as they are. */
export async function leaveDownloads(
  { jobs }: Needs,
  { workId, version, fingerprint }: DownloadsJob,
  { code }: ChaskiError,
): Promise<void> {
  await jobs.reportDownloads({
    ...{ type: 'downloads', workId, version, fingerprint },
    ...{ downloads: null, problem: code },
  })
}

async function filmAnew(job: DownloadsJob, context: JobContext): Promise<Download[]> {
  const { store } = context
  const { workId, version, mark, tags, duration, hasSound, downloads } = job
  const ref = { workId, version }
  const offered = downloads.flatMap(({ name }) => /^mp4-(\d+)$/.exec(name)?.[1] ?? [])
  const rungs = job.rungs
    .filter(({ name }) => offered.includes(name))
    .sort((a, b) => b.height * b.width - a.height * a.width)
  const [first] = rungs
  if (first === undefined) return downloads
  const playlist = await text(await store.read(publishedKey(ref, rungPlaylist(first.name))))
  const segments = playlist.split('\n').filter((line) => line.endsWith('.m4s')).length
  const film = { rungs, segments, duration, hasSound, tags }
  const pictures = await offerFilm(ref, film, (name) => `${name}-${mark}`, context)
  const sounds: Download[] = []
  for (const download of downloads.filter(({ type }) => type.startsWith('audio/')))
    sounds.push(await soundAnew(download, job, context))
  const others = downloads.filter(({ type }) => type !== 'video/mp4' && !type.startsWith('audio/'))
  return [...pictures, ...sounds, ...others]
}

/** By its media type: how ffmpeg writes it, as `makeSoundAlone` does. */
const SOUNDS: Readonly<Record<string, { ending: string; options: readonly string[] }>> = {
  'audio/mp4': { ending: 'm4a', options: ['-movflags', '+faststart', '-f', 'ipod'] },
  'audio/mpeg': { ending: 'mp3', options: ['-id3v2_version', '3', '-write_id3v1', '1', '-f', 'mp3'] },
}

async function soundAnew(
  download: Download,
  { workId, version, mark, tags }: DownloadsJob,
  { store, scratch, signal }: JobContext,
): Promise<Download> {
  const way = SOUNDS[download.type]
  if (way === undefined) return download
  const ref = { workId, version }
  const source = await store.localCopy(publishedKey(ref, download.file), scratch)
  const file = `sound-${mark}.${way.ending}`
  const path = join(scratch, file)
  await runFfmpeg({
    inputs: [{ path: source }],
    outputs: [{ path, options: ['-map', '0:a', '-c', 'copy', ...tagOptions(tags), ...way.options] }],
    signal,
  })
  const facts = await fingerprint(path)
  await store.putFile(publishedKey(ref, file), path)
  return { ...download, file, ...facts }
}

async function pdfAnew(
  { workId, version, mark, tags, downloads }: DownloadsJob,
  { store, scratch, signal, log }: JobContext,
): Promise<Download[]> {
  const ref = { workId, version }
  const kept = downloads.filter(({ file }) => file !== BROCHURE_ORIGINAL || !tags.sensitive)
  const pdf = kept.find(({ name }) => name === 'pdf')
  if (pdf === undefined) return kept
  const file = `brochure-${mark}.pdf`
  const paths = { target: join(scratch, file), update: join(scratch, 'update.json') }
  const source = await store.localCopy(publishedKey(ref, pdf.file), scratch)
  const copy = await publicCopy({ source, ...paths }, tags, signal)
  if (copy.is !== 'copy') {
    log.info({ why: copy.why }, 'no copy of the PDF')
    return tags.sensitive ? kept.filter((download) => download !== pdf) : kept
  }
  const facts = await fingerprint(paths.target)
  await store.putFile(publishedKey(ref, file), paths.target)
  return kept.map((download) => (download === pdf ? { ...pdf, file, ...facts } : download))
}
