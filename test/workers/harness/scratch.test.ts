import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openScratch } from '../../../workers/harness/scratch.ts'

describe('openScratch', () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'chaski-scratch-'))
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  it('gives each job a folder and takes it back, also when the job fails', async () => {
    const scratch = await openScratch(root)
    const folders: string[] = []
    const use = async (folder: string): Promise<void> => {
      folders.push(folder)
      await writeFile(join(folder, 'half.mp4'), 'x')
      throw new Error('the job fails')
    }
    await expect(scratch.with(use)).rejects.toThrow('the job fails')
    expect(await scratch.with(async (folder) => readdir(folder))).toEqual([])
    const [own = ''] = await readdir(root)
    expect(await readdir(join(root, own))).toEqual([])
    await scratch.close()
    expect(await readdir(root)).toEqual([])
  })

  it('clears away what the dead of this machine left, and nothing else', async () => {
    const self = { host: 'Radio', pid: process.pid }
    // No process has the highest number that Linux can give.
    const dead = 'radio_4194304_aaaaaa'
    const alive = `radio_${process.ppid}_bbbbbb`
    const earlierLife = `radio_${process.pid}_cccccc`
    const elsewhere = 'otra_4194304_dddddd'
    for (const name of [dead, alive, earlierLife, elsewhere, 'notas'])
      await mkdir(join(root, name, 'job-1'), { recursive: true })
    const scratch = await openScratch(root, self)
    const left = await readdir(root)
    await scratch.close()
    expect(left).toEqual(expect.arrayContaining([alive, elsewhere, 'notas']))
    expect(left).not.toContain(dead)
    expect(left).not.toContain(earlierLife)
  })

  it.runIf(process.platform === 'linux')(
    'takes a killed process that nobody collected for dead',
    async () => {
      // The shell becomes a program that never asks how its child ended.
      const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      try {
        const [said] = await once(parent.stdout, 'data')
        const pid = Number(String(said))
        await expect.poll(() => readFile(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n')
        process.kill(pid, 'SIGKILL')
        await expect.poll(() => readFile(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ')
        await mkdir(join(root, `radio_${pid}_aaaaaa`))
        const scratch = await openScratch(root, { host: 'radio', pid: process.pid })
        expect(await readdir(root)).not.toContain(`radio_${pid}_aaaaaa`)
        await scratch.close()
      } finally {
        parent.kill('SIGKILL')
      }
    },
  )
})
