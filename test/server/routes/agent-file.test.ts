import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { agentFile } from '../../../server/routes/agent-file.ts'

async function built(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-agent-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('a station downloads its program as a file, always the newest', async () => {
  const folder = await built()
  await writeFile(join(folder, 'chaski-station.mjs'), '// agent')
  const app = Fastify()
  onTestFinished(() => app.close())
  await app.register(agentFile, { folder })
  const answer = await app.inject('/descargas/chaski-station.mjs')
  expect(answer.body).toBe('// agent')
  expect(answer.headers).toMatchObject({
    'content-disposition': 'attachment; filename=chaski-station.mjs',
    'cache-control': 'no-cache',
  })
  expect((await app.inject('/descargas/otro.mjs')).statusCode).toBe(404)
})

test('a server without it does not start, and says what to do', async () => {
  const app = Fastify()
  onTestFinished(() => app.close())
  await expect(app.register(agentFile, { folder: await built() })).rejects.toThrow('npm run build')
})
