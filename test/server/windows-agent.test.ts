import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { windowsZip } from '../../server/windows-agent/make-zip.ts'

const scripts = join(import.meta.dirname, '../../station/windows')
const made = async (server: string | null) => {
  const parts = { nodeExe: Buffer.from('MZ'), agent: Buffer.from('// agent'), scripts, server }
  const files = unzipSync(await windowsZip(parts))
  return new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString()]))
}

test('the ZIP for Windows has the program, its Node, and what installs it and takes it away', async () => {
  const files = await made('https://chaski.example')
  expect([...files.keys()].sort()).toEqual(
    [
      'LEAME.txt',
      'chaski-station.json',
      'chaski-station.mjs',
      'instalar.cmd',
      'node.exe',
      'quitar.cmd',
      'vuelta.vbs',
    ].map((name) => `chaski/${name}`),
  )
  expect(JSON.parse(files.get('chaski/chaski-station.json') ?? '')).toEqual({
    server: 'https://chaski.example',
  })
  expect(JSON.parse((await made(null)).get('chaski/chaski-station.json') ?? '')).toEqual({})
})

test('its scripts are ASCII with CRLF, and jump only to labels that are there', async () => {
  const files = await made(null)
  for (const name of ['instalar.cmd', 'quitar.cmd', 'vuelta.vbs']) {
    const text = files.get(`chaski/${name}`) ?? ''
    // biome-ignore lint/suspicious/noControlCharactersInRegex: old consoles know nothing else
    expect(text).toMatch(/^[\x00-\x7f]+$/)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    const labels = new Set([...text.matchAll(/^:(\w+)/gm)].map(([, label]) => label))
    for (const [, label] of text.matchAll(/goto (\w+)/g)) expect(labels).toContain(label)
  }
})
