import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Work } from '../../media/schemas/work.ts'
import { sampleVideo } from '../support/samples.ts'
import { filesIn, startSystem, type TestSystem } from '../support/system.ts'

const run = promisify(execFile)

// A disk that is full is a small tmpfs here, and only root may mount one.
const canMount = process.platform === 'linux' && process.getuid?.() === 0

let folder: string
let disk: string
let system: TestSystem | null = null

const mount = (size: string, ...options: string[]) =>
  run('mount', ['-t', 'tmpfs', '-o', [...options, `size=${size}`].join(','), 'tmpfs', disk])

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-disk-'))
  disk = join(folder, 'disk')
  await mkdir(disk)
})

afterEach(async () => {
  await system?.stop()
  system = null
  await run('umount', [disk])
  await rm(folder, { recursive: true, force: true })
})

describe.skipIf(!canMount)('a full disk', () => {
  test('refuses an upload before it begins', async () => {
    await mount('48m')
    system = await startSystem({ DATA_DIR: disk })
    const large = join(folder, 'large.mp4')
    await writeFile(large, Buffer.alloc(64 * 2 ** 20, 1))
    const refused = await system.upload(large, { title: 'Demasiado' })
    expect(refused.status).toBe(507)
    expect(await refused.json()).toMatchObject({ code: 'disk_full' })
    expect(await filesIn(join(disk, 'uploads'))).toEqual([])
    expect((await system.call('/health/ready')).status).toBe(200)
  })

  test('fails the work with its reason, leaves nothing behind, and the next try succeeds', async () => {
    await mount('64k')
    system = await startSystem({ SCRATCH_DIR: disk })
    const video = join(folder, 'video.mp4')
    await sampleVideo(video, { seconds: 4, size: '426x240' })
    const { id } = (await (await system.upload(video, { title: 'Valórame (muestra)' })).json()) as Work
    const status = async () => (await system?.work(id))?.status
    await vi.waitFor(async () => expect(await status()).toBe('failed'), { timeout: 90_000, interval: 250 })
    expect((await system.work(id)).error).toMatchObject({ code: 'disk_full' })
    // A job of the same work that ran beside it is ended too, and clears up behind itself.
    await vi.waitFor(async () => expect(await filesIn(disk)).toEqual([]), { timeout: 20_000 })

    await mount('200m', 'remount')
    expect((await system.call(`/api/works/${id}/retry`, { method: 'POST' })).status).toBeLessThan(300)
    await vi.waitFor(async () => expect(await status()).toBe('ready'), { timeout: 90_000, interval: 250 })
  })
})
