import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
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
  await app.register(agentFile, { folder, windowsFolder: join(folder, 'agent') })
  const answer = await app.inject('/descargas/chaski-station.mjs')
  expect(answer.body).toBe('// agent')
  expect(answer.headers).toMatchObject({
    'content-disposition': 'attachment; filename=chaski-station.mjs',
    'cache-control': 'no-cache',
  })
  expect((await app.inject('/descargas/otro.mjs')).statusCode).toBe(404)
})

test('the agent for Windows is offered once it was made', async () => {
  const folder = await built()
  await writeFile(join(folder, 'chaski-station.mjs'), '// agent')
  const app = Fastify()
  onTestFinished(() => app.close())
  const windowsFolder = join(folder, 'agent')
  await app.register(agentFile, { folder, windowsFolder })
  const url = '/descargas/chaski-windows.zip'
  expect((await app.inject(url)).json().code).toBe('not_found')
  await mkdir(windowsFolder)
  await writeFile(join(windowsFolder, 'chaski-windows.zip'), 'PK')
  const answer = await app.inject(url)
  expect([answer.statusCode, answer.body]).toEqual([200, 'PK'])
  expect(answer.headers['content-disposition']).toBe('attachment; filename=chaski-windows.zip')
})

test('a server without it does not start, and says what to do', async () => {
  const app = Fastify()
  onTestFinished(() => app.close())
  await expect(app.register(agentFile, { folder: await built(), windowsFolder: '/nowhere' })).rejects.toThrow(
    'npm run build',
  )
})
