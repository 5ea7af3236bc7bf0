import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseBuffer } from 'music-metadata'
import { WaveFile } from 'prx-wavefile'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PublishedSpot } from '../../media/schemas/published.ts'
import { SPOT_FORMATS, SPOT_PROFILES } from '../../media/spot-formats.ts'
import { levelsOf } from '../../media/waveform.ts'
import { timeScript } from '../../workers/alignment/time-script.ts'
import { probeFile } from '../../workers/ffmpeg/ffprobe.ts'
import { makeSpot } from '../../workers/spot/make-spot.ts'
import { render } from '../../workers/spot/rendition.ts'
import { decodeMaster } from '../../workers/spot/sound/master.ts'
import { measure } from '../../workers/spot/sound/measure.ts'
import { startJob, TEST_REF, type TestJob } from '../support/job-context.ts'
import { SAMPLE_TAGS } from '../support/tags.ts'

const run = promisify(execFile)
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function makeSound(folder: string, graph: string, options: string[] = []): Promise<string> {
  const path = join(folder, 'upload.wav')
  const args = ['-v', 'error', '-y', '-filter_complex', graph, ...options, '-f', 'wav', path]
  await run('ffmpeg', args)
  return path
}

// Syllables of a voice: tones that come and go three times a second, with noise, so that there is a crest to limit.
const SPEECH =
  "aevalsrc='0.35*sin(2*PI*180*t)*pow(abs(sin(2*PI*1.5*t)),3)+0.2*sin(2*PI*740*t)*pow(abs(sin(2*PI*1.1*t)),5)':s=44100:d=5[v];" +
  'anoisesrc=d=5:a=0.05:seed=7:r=44100[n];[v][n]amix=inputs=2:normalize=0'

/** A meter of its own: two channels, no dual-mono rule, the summary as ffmpeg prints it. */
async function plainMeter(path: string): Promise<{ integrated: number; truePeak: number }> {
  const { stderr } = await run('ffmpeg', [
    ...['-hide_banner', '-nostats', '-i', path],
    ...['-af', 'pan=stereo|c0=c0|c1=c1,ebur128=peak=true:framelog=verbose', '-f', 'null', '-'],
  ])
  const read = (pattern: RegExp): number => Number(pattern.exec(stderr)?.[1])
  return { integrated: read(/I:\s+(-?[\d.]+) LUFS/), truePeak: read(/Peak:\s+(-?[\d.]+) dBFS/) }
}

/** The same for a file of one channel, put on both sides. */
async function meterOf(
  path: string,
  channels: number | undefined,
  folder: string,
): ReturnType<typeof plainMeter> {
  if (channels !== 1) return plainMeter(path)
  const both = join(folder, 'both.wav')
  await run('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    path,
    '-af',
    'pan=stereo|c0=c0|c1=c0',
    '-c:a',
    'pcm_f32le',
    both,
  ])
  return plainMeter(both)
}

async function samplesOf(path: string): Promise<number> {
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', path, '-ac', '1', '-f', 's16le', '-'], {
    encoding: 'buffer',
    maxBuffer: 2 ** 27,
  })
  return stdout.length / 2
}

/** Every frame keeps its header and has nothing sensible behind it. */
function scrambled(sound: Buffer): Buffer {
  const noise = Buffer.from(sound)
  for (let at = 0; at < noise.length; at += 1) if (at % 417 > 3) noise[at] = (at * 197 + 91) % 251
  return noise
}

// dB that a mix of two channels may need to be brought back.
const CANCELLED = 6

describe('a spot', () => {
  let job: TestJob
  let upload: string
  let spot: PublishedSpot
  beforeAll(async () => {
    job = await startJob()
    // A second of silence before, two after.
    const graph = `${SPEECH},volume=-9dB,adelay=1000,apad=pad_dur=2[s]`
    upload = await makeSound(job.folder, graph, ['-map', '[s]', '-ac', '1'])
    spot = await makeSpot({ ref: TEST_REF, path: upload, tags: SAMPLE_TAGS }, job.context)
  })
  afterAll(() => job.end())

  it('comes in every format of the table', () => {
    expect(spot.downloads.map(({ name }) => name)).toEqual(SPOT_FORMATS.map(({ name }) => name))
    expect(job.progress.at(-1)).toBe(1)
  })

  it('has its size and hash published', async () => {
    for (const { file, bytes, sha256 } of spot.downloads) {
      const content = await job.published(file)
      expect([file, content.length, hash(content)]).toEqual([file, bytes, sha256])
    }
  })

  it('is as loud as its profile in every format, by a meter of its own, mono on both sides', async () => {
    for (const { file, profile, channels, loudness } of spot.downloads) {
      const goal = SPOT_PROFILES[profile === 'web' ? 'web' : 'broadcast']
      const heard = await meterOf(await job.pathOf(file), channels, job.folder)
      expect(Math.abs(heard.integrated - goal.integrated), file).toBeLessThanOrEqual(0.3)
      expect(heard.truePeak, file).toBeLessThanOrEqual(goal.truePeak)
      expect(Math.abs(heard.integrated - (loudness?.integrated ?? 0)), file).toBeLessThanOrEqual(0.1)
      expect(Math.abs(heard.truePeak - (loudness?.truePeak ?? 0)), file).toBeLessThanOrEqual(0.15)
    }
    expect(Math.abs(spot.loudness.integrated + 23)).toBeLessThanOrEqual(0.1)
    expect(spot.warnings).toEqual([])
  })

  it('is plain gain where the peaks allow it', () => {
    expect(spot.limited).toBe(false)
    expect(spot.gain).toBeCloseTo(-23 - spot.sourceLoudness.integrated, 0)
  })

  it('has the silence at its ends taken off, and says how much', () => {
    expect(spot.trimmedStart).toBeGreaterThan(0.9)
    expect(spot.trimmedStart).toBeLessThan(1.05)
    expect(spot.trimmedEnd).toBeGreaterThan(1.7)
    expect(spot.trimmedStart + spot.duration + spot.trimmedEnd).toBeCloseTo(8, 3)
  })

  it('has the same length in every format, to the sample', async () => {
    for (const [index, { file, duration }] of spot.downloads.entries()) {
      const { sampleRate } = SPOT_FORMATS[index] ?? { sampleRate: 44_100 }
      const expected = Math.round(spot.duration * 44_100)
      const samples = await samplesOf(await job.pathOf(file))
      expect(samples, file).toBe(Math.ceil((expected * sampleRate) / 44_100))
      expect(duration, file).toBe(samples / sampleRate)
    }
  })

  it('is constant in bitrate where stations expect it', async () => {
    const { format } = await parseBuffer(await job.published('broadcast-128.mp3'))
    expect(format).toMatchObject({ codecProfile: 'CBR', bitrate: 128_000, sampleRate: 44_100 })
  })

  it('loses nothing in FLAC', async () => {
    const samples = async (file: string): Promise<string> =>
      (await run('ffmpeg', ['-v', 'error', '-i', await job.pathOf(file), '-f', 'md5', '-'])).stdout
    expect(await samples('broadcast.flac')).toBe(await samples('broadcast.wav'))
  })

  it('has tags that a reader of its own understands, in every format', async () => {
    for (const { file } of spot.downloads) {
      const { common, format } = await parseBuffer(await job.published(file))
      expect(common.title, file).toBe(SAMPLE_TAGS.title)
      expect(common.artist, file).toBe(SAMPLE_TAGS.organisation)
      expect(common.album, file).toBe(SAMPLE_TAGS.programme)
      expect(common.lyrics?.[0]?.text, file).toBe(SAMPLE_TAGS.script)
      expect(common.comment?.[0]?.text, file).toContain('AYD-000123 · 2026-01-10/2026-02-10')
      expect(['spa', 'es-PE']).toContain(common.language)
      if (!file.endsWith('.opus')) expect(common.replaygain_track_gain?.dB, file).toBeDefined()
      if (file.endsWith('.mp3')) expect(format.tagTypes).toEqual(['ID3v2.3', 'ID3v1'])
    }
  })

  it('has bext and cart chunks that a reader of its own understands', async () => {
    const wav = new WaveFile(await job.published('broadcast.wav'))
    const text = (value: unknown): string => String(value).replace(/\0+$/, '')
    const bext = Object.entries(wav.bext as Record<string, unknown>)
    const cart = wav.cart as Record<string, unknown>
    expect(Object.fromEntries(bext)).toMatchObject({
      version: 2,
      loudnessValue: Math.round(spot.loudness.integrated * 100) + 0x1_00_00,
      maxTruePeakLevel: Math.round(spot.loudness.truePeak * 100) + 0x1_00_00,
    })
    expect(text(cart.title)).toBe('-Hilario "basta!"; 50% = 1/2')
    expect(text(cart.cutId)).toBe('000123')
    expect([text(cart.startDate), text(cart.endDate)]).toEqual(['2026-01-10', '2026-02-10'])
    expect((cart.postTimer as { usage: string; value: number }[])[1]).toEqual({
      usage: 'AUDe',
      value: Math.round(spot.duration * 44_100),
    })
  })

  it('gives the same bytes again, also where the path has what a filter takes for its own', async () => {
    const again = await startJob()
    try {
      const scratch = join(again.context.scratch, "it's, [a]:b;c\\d")
      await mkdir(scratch)
      const source = { ref: TEST_REF, path: upload, tags: SAMPLE_TAGS }
      expect(await makeSpot(source, { ...again.context, scratch })).toEqual(spot)
      expect(await readdir(scratch)).toEqual(['master.wav'])
    } finally {
      await again.end()
    }
  })

  it('has a waveform', async () => {
    const waveform = JSON.parse((await job.published(spot.waveform)).toString())
    expect(waveform).toMatchObject({ version: 2, channels: 1, bits: 8, sample_rate: 44_100 })
    expect(waveform.length).toBeGreaterThan(600)
    expect(waveform.data.length).toBe(2 * waveform.length)
    expect(waveform.length * waveform.samples_per_pixel).toBeGreaterThanOrEqual(spot.duration * 44_100)
    expect(Math.max(...waveform.data)).toBeGreaterThan(40)
    expect(spot.levels).toEqual(levelsOf(waveform))
  })
})

describe('making a spot', () => {
  let job: TestJob
  beforeEach(async () => {
    job = await startJob()
  })
  afterEach(() => job.end())

  const make = (path: string): Promise<PublishedSpot> =>
    makeSpot({ ref: TEST_REF, path, tags: SAMPLE_TAGS }, job.context)

  it('holds the peaks of a sound that has far too many of them', async () => {
    // Clicks over a soft tone: 30 dB between loudness and peak.
    const graph = "aevalsrc='0.02*sin(2*PI*300*t)+0.9*(lt(mod(t,0.5),0.0004))':s=44100:d=2[s]"
    const spot = await make(await makeSound(job.folder, graph, ['-map', '[s]']))
    for (const { name, loudness } of spot.downloads) expect(loudness?.truePeak, name).toBeLessThanOrEqual(-1)
    expect(spot.limited).toBe(true)
  })

  it.each([
    [
      'two different channels',
      'anoisesrc=d=2:a=0.2:seed=1:r=48000[a];anoisesrc=d=2:a=0.1:seed=2:r=48000[b];[a][b]join=inputs=2[s]',
    ],
    ['two channels that cancel out', "aevalsrc='0.3*sin(2*PI*440*t)|-0.3*sin(2*PI*440*t)':s=44100:d=2[s]"],
  ])('brings %s to one without losing the level', async (_, graph) => {
    const path = await makeSound(job.folder, graph, ['-map', '[s]'])
    const facts = await probeFile(path, { signal: job.context.signal })
    const [track] = facts.streams
    if (track === undefined) throw new Error('no track')
    const master = await decodeMaster(path, facts, track, job.context)
    const span = { start: 0, end: 2 * 44_100 }
    const { loudness } = await measure(master.path, { ...job.context, span })
    const light = SPOT_FORMATS.find(({ name }) => name === 'mp3-64')
    if (light === undefined) throw new Error('the table has no such format')
    const rendition = await render(light, { path: master.path, span, loudness }, null, job.context)
    expect(Math.abs(rendition.loudness.integrated + 23)).toBeLessThanOrEqual(0.2)
    expect(Math.abs(rendition.level.gain - (-23 - loudness.integrated))).toBeLessThan(CANCELLED)
  })

  it.each([
    ['silent', 'anullsrc=d=3:r=44100[s]'],
    ['silent', "aevalsrc='0.3*sin(2*PI*440*t)':s=44100:d=0.3[s]"],
    ['silent', 'anoisesrc=d=3:a=0.0001:r=44100[s]'],
  ])('refuses with %s: %s', async (code, graph) => {
    await expect(make(await makeSound(job.folder, graph, ['-map', '[s]']))).rejects.toMatchObject({ code })
  })

  it('refuses a picture without sound', async () => {
    const path = join(job.folder, 'mute.mp4')
    await run('ffmpeg', [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'testsrc=d=1:s=160x120:r=10',
      '-c:v',
      'libx264',
      path,
    ])
    await expect(make(path)).rejects.toMatchObject({ code: 'no_sound' })
  })

  it('keeps both sides and both halves of a recording that turns from one channel into two', async () => {
    const one = join(job.folder, 'one.mp3')
    const two = join(job.folder, 'two.mp3')
    await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=f=440:d=2', '-ac', '1', one])
    const sides = 'aevalsrc=0.1*sin(600*PI*t)|0.1*sin(2400*PI*t):s=44100:d=2'
    await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', sides, two])
    const path = join(job.folder, 'joined.mp3')
    // Behind what no player would take for sound, as recovered recordings have it.
    const garbage = Buffer.alloc(50_000, Buffer.from('deadbeef', 'hex'))
    await writeFile(path, Buffer.concat([garbage, await readFile(one), await readFile(two)]))

    const spot = await make(path)

    expect(Math.abs(spot.duration - 4)).toBeLessThan(0.2)
    const wav = await job.pathOf('broadcast.wav')
    const { stderr } = await run('ffmpeg', [
      ...['-hide_banner', '-ss', '2.5', '-t', '1', '-i', wav],
      ...['-filter_complex', '[0:a]channelsplit[l][r];[r]bandpass=f=1200:w=100,volumedetect[o]'],
      ...['-map', '[o]', '-f', 'null', '-', '-map', '[l]', '-f', 'null', '-'],
    ])
    expect(Number(/mean_volume: (-?[\d.]+)/.exec(stderr)?.[1])).toBeGreaterThan(-35)
  })

  it('takes the track that can be heard', async () => {
    const path = join(job.folder, 'tracks.m4a')
    const inputs = ['-f', 'lavfi', '-i', 'anullsrc=d=2', '-f', 'lavfi', '-i', 'sine=d=2']
    await run('ffmpeg', ['-v', 'error', ...inputs, '-map', '0', '-map', '1', '-c:a', 'aac', path])
    expect((await make(path)).duration).toBeGreaterThan(1.8)
  })

  it.each([
    ['one frame', 'silent', (sound: Buffer) => sound.subarray(0, 417)],
    ['noise where the frames were', 'damaged_file', (sound: Buffer) => scrambled(sound)],
  ] as const)('says what is true of %s, at the first try', async (_name, code, change) => {
    const path = join(job.folder, 'change.mp3')
    const options = ['-ac', '1', '-b:a', '128k', '-ar', '44100', '-write_xing', '0', '-id3v2_version', '0']
    await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=d=3', ...options, path])
    await writeFile(path, change(await readFile(path)))
    const error: unknown = await make(path).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code, entry: { transient: false } })
  })

  it('refuses what has lost its end', async () => {
    const whole = await makeSound(job.folder, `${SPEECH}[s]`, ['-map', '[s]'])
    const flac = join(job.folder, 'whole.flac')
    await run('ffmpeg', ['-v', 'error', '-i', whole, flac])
    const bytes = await readFile(flac)
    const path = join(job.folder, 'half.flac')
    await writeFile(path, bytes.subarray(0, bytes.length / 2))
    await expect(make(path)).rejects.toMatchObject({ code: 'damaged_file' })
  })
})

it('a script is found in what is said, over music, and a sentence that nobody says is doubted', async () => {
  const job = await startJob()
  try {
    const spoken = [
      'En nuestra casa, nadie manda a golpes.',
      'Conversar también es cosa de hombres.',
      'Llame gratis a la línea cien.',
    ]
    const begins = [1, 4.5, 8]
    const voices = await Promise.all(
      spoken.map(async (text, index) => {
        const path = join(job.folder, `voice-${index}.wav`)
        // Another voice than the one that says the script.
        await run('espeak-ng', ['-v', 'es+f2', '-s', '145', '-p', '60', '-w', path, text])
        return path
      }),
    )
    const path = join(job.folder, 'mixed.flac')
    const graph = `${begins.map((at, index) => `[${index}]adelay=${at * 1000}[v${index}]`).join(';')};aevalsrc='0.02*(sin(2*PI*220*t)+sin(2*PI*330*t))':d=12[m];[v0][v1][v2][m]amix=inputs=4:normalize=0[s]`
    await run('ffmpeg', [
      '-v',
      'error',
      ...voices.flatMap((voice) => ['-i', voice]),
      '-filter_complex',
      graph,
      '-map',
      '[s]',
      path,
    ])
    const script = { text: `LOCUTORA: ${spoken.join('\n')}`, language: 'es-PE' }
    const timed = await timeScript(path, script, { scratch: job.folder, signal: job.context.signal })
    for (const [index, { text, start, doubtful }] of timed.entries()) {
      expect(text).toBe(spoken[index])
      expect(Math.abs(start - (begins[index] ?? 0)), text).toBeLessThan(0.4)
      expect(doubtful, text).toBe(false)
    }
  } finally {
    await job.end()
  }
})
