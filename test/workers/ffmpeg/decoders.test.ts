import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCEPTED, DECODERS } from '../../../workers/ffmpeg/decoders.ts'
import { runFfmpeg } from '../../../workers/ffmpeg/ffmpeg.ts'
import { probeFile } from '../../../workers/ffmpeg/ffprobe.ts'
import { ffmpeg } from '../../support/samples.ts'

const { signal } = new AbortController()

describe('the decoders that uploads may use', () => {
  let folder: string
  const at = (name: string): string => join(folder, name)
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=5:d=0.4']

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaski-decoders-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('are each listed once, with a reason, by names that stand in a list of ffmpeg', () => {
    expect(new Set(DECODERS).size).toBe(DECODERS.length)
    expect(DECODERS.filter((name) => !/^[a-z0-9_-]+$/.test(name))).toEqual([])
    expect(ACCEPTED.filter(({ why }) => why === '')).toEqual([])
  })

  it('are those that ffmpeg chooses by itself', async () => {
    const { stdout } = await promisify(execFile)('ffmpeg', ['-v', 'error', '-decoders'])
    const known = new Set([...stdout.matchAll(/^ [VAS]\S+ (\S+)/gm)].map(([, name]) => name))
    const here = ACCEPTED.filter(({ decoders }) => decoders.some((name) => known.has(name)))
    expect(here).toHaveLength(ACCEPTED.length)
  })

  it('are no others: MagicYUV is refused before anything of it is decoded', async () => {
    await ffmpeg([...picture, '-c:v', 'magicyuv', at('magic.avi')])
    await expect(probeFile(at('magic.avi'), { signal })).rejects.toMatchObject({ code: 'unsupported_format' })
    const run = runFfmpeg({
      inputs: [{ path: at('magic.avi') }],
      outputs: [{ path: '/dev/null', options: ['-f', 'null'] }],
      signal,
    })
    await expect(run).rejects.toMatchObject({ code: 'unsupported_format' })
  })

  it('hold for every input of a run', async () => {
    await ffmpeg([...picture, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', at('good.mp4')])
    const run = runFfmpeg({
      inputs: [{ path: at('good.mp4') }, { path: at('magic.avi') }],
      outputs: [{ path: '/dev/null', options: ['-map', '0', '-map', '1', '-f', 'null'] }],
      signal,
    })
    await expect(run).rejects.toMatchObject({ code: 'unsupported_format' })
  })
})
