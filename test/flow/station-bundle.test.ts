import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { VERSION } from '../../station/version.ts'
import { measureMemory } from '../bench/station-memory.ts'
import { runAgentProcess } from '../support/station-agent.ts'

const STATION = fileURLToPath(new URL('../../station', import.meta.url))

// Statements stand at the beginning of a line; calls stand anywhere.
const IMPORTED = /(?:^(?:import|export)\b[^"'\n]*|\b(?:require|import)\s*\(\s*)["']([^"']+)["']/gm

let folder: string
let program: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-bundle-'))
  program = join(folder, 'chaski-station.mjs')
  await build({
    configFile: join(STATION, 'vite.config.ts'),
    root: STATION,
    logLevel: 'error',
    build: { outDir: folder },
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the one file runs by itself, with nothing of npm beside it', async () => {
  const text = await readFile(program, 'utf8')
  expect(text).toMatch(/^#!\/usr\/bin\/env node\n/)
  const parts = [...text.matchAll(IMPORTED)].map(([, part]) => part)
  expect(parts).not.toEqual([])
  expect(parts.filter((part) => !part?.startsWith('node:'))).toEqual([])
  expect(await runAgentProcess({ args: ['--version'], program })).toMatchObject({
    code: 0,
    stdout: `${VERSION}\n`,
    stderr: '',
  })
  expect((await runAgentProcess({ args: ['--help'], program })).stdout).toContain('pull --to CARPETA')
})

test.runIf(process.platform === 'linux')('it stays under 60 MB while it fetches 201 spots', async () => {
  const { peak } = await measureMemory(program)
  expect(peak).toBeLessThan(60 * 1024 * 1024)
})
