import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runFfmpeg } from '../../workers/ffmpeg/ffmpeg.ts'
import { sampleVideo } from '../support/samples.ts'

describe('an ffmpeg that gets out of hand', () => {
  let folder: string
  const at = (name: string): string => join(folder, name)
  const { signal } = new AbortController()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaski-limits-'))
    await sampleVideo(at('film.mp4'), { seconds: 1, size: '160x120' })
  })
  afterEach(() => vi.unstubAllEnvs())
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is ended when it hangs', async () => {
    // A pipe that nobody writes to: ffmpeg waits for its first byte for ever.
    await promisify(execFile)('mkfifo', [at('silent.mp4')])
    const run = runFfmpeg({
      inputs: [{ path: at('silent.mp4') }],
      outputs: [{ path: at('out.mp4'), options: ['-c', 'copy'] }],
      signal,
      stallSeconds: 1,
    })
    await expect(run).rejects.toMatchObject({ code: 'took_too_long' })
    await expect.poll(() => running(folder)).toEqual([])
  })

  it('leaves nothing behind, however early it is ended', async () => {
    const early = async (milliseconds: number): Promise<void> => {
      const run = runFfmpeg({
        inputs: [{ path: at('silent.mp4') }],
        outputs: [{ path: at(`early-${milliseconds}.mp4`), options: ['-c', 'copy'] }],
        signal: AbortSignal.timeout(milliseconds),
      })
      await expect(run).rejects.toMatchObject({ name: 'TimeoutError' })
    }
    // From before it has started until it reads, with the jail half made in between.
    for (let start = 1; start < 80; start += 20) {
      await Promise.all([0, 5, 10, 15].map((more) => early(start + more)))
    }
    await expect.poll(() => running(folder)).toEqual([])
  })

  it('is ended when it writes for ever', async () => {
    const run = runFfmpeg({
      inputs: [{ path: at('film.mp4'), options: ['-stream_loop', '-1'] }],
      outputs: [{ path: at('endless.mp4'), options: ['-c:v', 'libx264'] }],
      signal,
      maxSeconds: 1,
    })
    await expect(run).rejects.toMatchObject({ code: 'took_too_long' })
    await expect.poll(() => running(folder)).toEqual([])
  })

  it('gets no more memory than it may take, and that is told as such', async () => {
    vi.stubEnv('LEASH_ADDRESS_SPACE', String(1_500_000))
    const run = runFfmpeg({
      inputs: [{ path: at('film.mp4') }],
      outputs: [{ path: '/dev/null', options: ['-map', '[out]', '-f', 'null'] }],
      // Keeps every frame, of 14 MB each.
      filterGraph: 'testsrc2=s=4096x2304:r=30:d=10,reverse[out]',
      signal,
    })
    await expect(run).rejects.toMatchObject({ code: 'out_of_memory' })
    await expect.poll(() => running(folder)).toEqual([])
  })
})

/** Ids of processes that have a word of this folder in their command. */
async function running(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const commands = await Promise.all(
    pids.map(async (pid) => [pid, await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')] as const),
  )
  return commands.filter(([, command]) => command.includes(folder)).map(([pid]) => pid)
}
