import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Work } from '../../../media/schemas/work.ts'
import { startTied } from '../../processes/tied-process.ts'
import type { Api } from './api.ts'
import { publishProgramme } from './publish-programme.ts'
import { SAMPLES, type Sample } from './samples.ts'

const POLL_MS = 400
const MAKER = join(import.meta.dirname, '../../../workers/samples/main.ts')

interface Options {
  api: Api
  /** A folder for what is made and uploaded; emptied again. */
  scratch: string
  signal: AbortSignal
  say: (line: string) => void
}

/**
 * Uploads the samples that are not there yet, and waits until all are published.
 * @throws Error that tells which one failed and why
 */
export async function publishSamples({ api, scratch, signal, say }: Options): Promise<Work[]> {
  while (!(await api.isReady())) await delay(POLL_MS, undefined, { signal })
  await publishProgramme(api)
  const there = await api.works()
  const found = (sample: Sample) => there.find(({ title }) => title === sample.fields.title)
  const missing = SAMPLES.filter((sample) => !found(sample))

  const works = [...SAMPLES.flatMap((sample) => found(sample) ?? []), ...(await uploadAll(missing))]
  return Promise.all(works.map(async (work) => (work.status === 'ready' ? work : published(work))))

  async function uploadAll(samples: readonly Sample[]): Promise<Work[]> {
    if (samples.length === 0) return []
    const folder = await mkdtemp(join(scratch, 'samples-'))
    try {
      say('making a video, a spot and a brochure…')
      await makeMedia(folder, signal)
      const works: Work[] = []
      for (const sample of samples) {
        say(`uploading ${sample.file}…`)
        works.push(await api.upload(join(folder, sample.file), sample))
      }
      return works
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async function published({ id, title }: Work): Promise<Work> {
    const startedAt = performance.now()
    const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`
    for (let wasPlayable = false; ; await delay(POLL_MS, undefined, { signal })) {
      const work = await api.work(id)
      if (work.status === 'failed') throw new Error(`${title}: ${work.error?.message} ${work.error?.hint}`)
      if (work.status === 'ready') {
        say(`published after ${seconds()}: ${title}`)
        return work
      }
      if (work.playable && !wasPlayable) say(`can be watched after ${seconds()}: ${title}`)
      wasPlayable = work.playable
    }
  }
}

/** In a process of the workers' side, the only one that runs ffmpeg. */
async function makeMedia(folder: string, signal: AbortSignal): Promise<void> {
  const maker = await startTied(process.execPath, [MAKER, folder], { stdio: 'inherit', onOrphaned: 'KILL' })
  const stop = (): void => void maker.stop()
  signal.addEventListener('abort', stop, { once: true })
  const { code } = await maker.exited
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  if (code !== 0) throw new Error('the sample media could not be made; see above')
}
