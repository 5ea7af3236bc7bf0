import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { NO_HABITS, readLog } from '../../media/airing-logs/read-log.ts'
import { readCaptions } from '../../media/captions/captions.ts'
import { decodeText } from '../../media/decode-text.ts'
import { ChaskiError } from '../../media/errors.ts'
import { houseOf } from '../../media/house.ts'
import type { Kind } from '../../media/vocabulary.ts'
import { readManifest } from '../../server/imports/manifest.ts'
import { startEngine } from '../support/engine.ts'
import { startWholeApp } from '../support/every-route.ts'
import { askEverything } from '../support/hostile-requests.ts'
import { samplePdf } from '../support/sample-pdf.ts'
import { processesOf } from '../support/system.ts'
import { mutated, randomFrom } from './fuzz-mutate.ts'

// Damaged copies of every kind of file that people send, through what reads them, and requests that no client of ours
// would send, to every route:
//
//     npm run bench -- fuzz [MINUTES] [SEED]
//
// What counts against it: an exception that is no answer, an answer `internal` or `encoder_failed`, a file that is not
// answered in time, a request that is answered with a fault of ours, a process or a file that is left over. The same
// seed damages in the same way.

/** Of real work, media are slow: each text reader gets this many copies for each media file. */
const TEXTS_PER_FILE = 40
const REQUESTS_PER_ROUTE = 10
/** Answers that say that the file was good, or nothing of it. */
const OUR_FAULT: ReadonlySet<string> = new Set(['internal', 'encoder_failed'])
const ANSWER_MS = 120_000
const TEXT_MS = 2_000
const AT_ONCE = 2

interface Media {
  file: string
  kind: Kind
  args: readonly string[]
}

const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=s=128x96:r=10:d=1'] as const
const TONE = ['-f', 'lavfi', '-i', 'sine=f=440:r=44100:d=1'] as const
const film = (file: string, ...codecs: string[]): Media => ({
  ...{ file, kind: 'video' as const },
  args: [...PICTURE, ...TONE, ...codecs],
})
const sound = (file: string, ...codec: string[]): Media => ({
  ...{ file, kind: 'spot' as const },
  args: [...TONE, ...codec],
})

const MEDIA: readonly Media[] = [
  film('a.mp4', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'),
  film('a.mov', '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-c:a', 'pcm_s16le'),
  film('a.mkv', '-c:v', 'mpeg4', '-c:a', 'libmp3lame'),
  film('a.webm', '-c:v', 'libvpx', '-c:a', 'libopus'),
  film('a.avi', '-c:v', 'mpeg4', '-c:a', 'libmp3lame'),
  film('a.flv', '-c:v', 'flv', '-c:a', 'libmp3lame'),
  film('a.ts', '-c:v', 'mpeg2video', '-c:a', 'mp2'),
  film('a.wmv', '-c:v', 'wmv2', '-c:a', 'wmav2'),
  film('a.3gp', '-c:v', 'h263', '-s', '128x96', '-c:a', 'aac'),
  sound('a.wav', '-c:a', 'pcm_s16le'),
  sound('a.mp3', '-c:a', 'libmp3lame'),
  sound('a.flac', '-c:a', 'flac'),
  sound('a.ogg', '-c:a', 'libvorbis'),
  sound('a.opus', '-c:a', 'libopus'),
  sound('a.m4a', '-c:a', 'aac'),
  sound('a.aiff', '-c:a', 'pcm_s16be'),
]

const CAPTIONS =
  'WEBVTT\n\nNOTE hecho a mano\n\n00:01.000 --> 00:03.500 line:0\nHilario escucha.\n\n00:04.000 --> 00:06.000\n<v María>¡Basta!\n'
const SRT =
  '1\r\n00:00:01,000 --> 00:00:03,500\r\nHilario escucha.\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000\r\n¡Basta!\r\n'
const LOG =
  'Fecha;Hora;Archivo\r\n10/01/2026;08:15:00;AYD-000123_v2.mp3\r\n10/01/2026;12:15:00;AYD-000123_v2.mp3\r\n'
const ZARA =
  'LOG FILE\r\nsábado 10 de enero de 2026\r\nTIME\tACTION\r\n08:15:00\tinicio\tC:\\hoy\\AYD-000123_v2.mp3\r\n'
const MANIFEST =
  'archivo;título;tipo;programa;vistas;fecha de las vistas;fuente\r\nhilario.mp4;Hilario;video;Género y Violencia;3838;01/03/2020;página anterior\r\n'

const { calendar } = houseOf()
const LOG_CONTEXT = { habits: NO_HABITS, today: { year: 2026, month: 2, day: 1 }, calendar }
const TEXTS: Readonly<Record<string, [sample: string, read: (bytes: Buffer) => unknown]>> = {
  captions: [CAPTIONS, (bytes) => readCaptions(decodeText(bytes))],
  'captions (SRT)': [SRT, (bytes) => readCaptions(decodeText(bytes))],
  'airing log': [LOG, (bytes) => readLog(bytes, 'registro.csv', LOG_CONTEXT)],
  'airing log (ZaraRadio)': [ZARA, (bytes) => readLog(bytes, '2026-01-10.log', LOG_CONTEXT)],
  manifest: [MANIFEST, (bytes) => readManifest(decodeText(bytes), calendar)],
}

export async function benchFuzz([minutes = '1', seed = String(Date.now() % 1e6)]: string[]): Promise<void> {
  const until = Date.now() + Number(minutes) * 60_000
  const random = randomFrom(Number(seed))
  const faults: string[] = []
  const answers = new Map<string, number>()
  const count = (answer: string): void => void answers.set(answer, (answers.get(answer) ?? 0) + 1)
  const folder = await mkdtemp(join(tmpdir(), 'chaski-fuzz-'))
  const engine = await startEngine(folder)
  let copies = 0

  const readTexts = (): void => {
    for (const [what, [sample, read]] of Object.entries(TEXTS)) {
      const bytes = mutated(Buffer.from(sample), random)
      const began = performance.now()
      try {
        read(bytes)
        count(`${what}: read`)
      } catch (error) {
        if (error instanceof ChaskiError && error.code !== 'internal') count(`${what}: ${error.code}`)
        else faults.push(`${what}: ${error} for ${bytes.toString('base64')}`)
      }
      if (performance.now() - began > TEXT_MS) faults.push(`${what}: slow for ${bytes.toString('base64')}`)
      copies += 1
    }
  }

  const makeOne = async (name: string, kind: Kind, original: Buffer, number: number): Promise<void> => {
    const bytes = mutated(original, random)
    const path = join(folder, `copy-${number}`)
    await writeFile(path, bytes)
    const ref = await engine.upload(path, kind)
    const give = Date.now() + ANSWER_MS
    const last = () => engine.outcomesOf(ref).at(-1)
    while (!/published|failed/.test(last()?.type ?? '') && Date.now() < give) await delay(50)
    const outcome = last()
    const answer = outcome?.type === 'failed' ? outcome.code : outcome?.type
    copies += 1
    if (answer === 'published' || outcome?.type === 'failed') count(`${name}: ${answer}`)
    if (answer === undefined || OUR_FAULT.has(answer) || !/published|failed/.test(outcome?.type ?? '')) {
      const kept = join(tmpdir(), `chaski-fuzz-${seed}-${number}-${name}`)
      await writeFile(kept, bytes)
      faults.push(`${name}: ${answer ?? 'no answer'}, kept as ${kept}`)
    }
    await rm(path)
    await engine.store.removeFolder(`originals/${ref.workId}`)
    await engine.store.removeFolder(`published/${ref.workId}`)
  }

  try {
    await engine.worker('scratch', AT_ONCE)
    const originals: { name: string; kind: Kind; bytes: Buffer }[] = [
      { name: 'a.pdf', kind: 'brochure', bytes: Buffer.from(await samplePdf()) },
    ]
    for (const { file, kind, args } of MEDIA) {
      const path = join(folder, file)
      await promisify(execFile)('ffmpeg', ['-v', 'error', '-nostdin', ...args, '-shortest', path])
      originals.push({ name: file, kind, bytes: await readFile(path) })
    }
    let number = 0
    const lane = async (): Promise<void> => {
      while (Date.now() < until) {
        const { name, kind, bytes } = originals[number % originals.length] ?? {
          name: '',
          kind: 'video',
          bytes: Buffer.alloc(0),
        }
        number += 1
        for (let turn = 0; turn < TEXTS_PER_FILE; turn++) readTexts()
        await makeOne(name, kind, bytes, number)
      }
    }
    const askLane = async (): Promise<void> => {
      while (Date.now() < until) {
        const whole = await startWholeApp()
        try {
          const seedOfRound = Math.floor(random() * 2 ** 31)
          const asked = (status: number): void => {
            copies += 1
            count(`request: ${status}`)
          }
          faults.push(
            ...(await askEverything(whole, { times: REQUESTS_PER_ROUTE, seed: seedOfRound }, asked)),
          )
        } finally {
          await whole.close()
        }
      }
    }
    await Promise.all([...Array.from({ length: AT_ONCE }, lane), askLane()])
    const left = await engine.leftovers()
    if (left.length > 0) faults.push(`left in scratch: ${left.join(' ')}`)
  } finally {
    await engine.stop()
  }
  const processes = await processesOf(folder)
  for (const { command } of processes) faults.push(`still runs: ${command.slice(0, 200)}`)
  await rm(folder, { recursive: true, force: true })

  for (const [answer, times] of [...answers].sort()) console.log(`${String(times).padStart(7)} ${answer}`)
  console.log(`${copies} copies and requests with seed ${seed}: ${faults.length} faults`)
  for (const fault of faults.slice(0, 50)) console.log(`FAULT ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}
