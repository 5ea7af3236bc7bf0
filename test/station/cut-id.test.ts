import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolders, openFolder } from '../../station/folder.ts'
import { pathsIn } from '../../station/paths.ts'
import { spotTags } from '../../workers/spot/tags/spot-tags.ts'
import { cartChunk } from '../../workers/spot/wav/cart.ts'
import { chunk } from '../../workers/spot/wav/riff.ts'
import { SAMPLE_TAGS } from '../support/tags.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'chaski-ñ '))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const tags = spotTags(SAMPLE_TAGS, 2)

function wav(...chunks: Buffer[]): Buffer {
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]))
}

const cutIdIn = (file: Buffer): string => {
  const at = file.indexOf('cart', 0, 'latin1') + 8 + 132
  return file.toString('latin1', at, at + 64).replace(/\0+$/, '')
}

async function placed(name: string, content: Buffer, cart: number | null) {
  const paths = pathsIn(join(root, name))
  await makeFolders(paths)
  await writeFile(join(paths.spots, name), content)
  await openFolder(paths).place(name, cart)
  return {
    held: await readFile(join(paths.spots, name)),
    shown: await readFile(join(paths.today, name)),
  }
}

const whole = wav(
  chunk('fmt ', Buffer.alloc(16, 1)),
  chunk('odd ', Buffer.alloc(3, 7)),
  chunk('cart', cartChunk(tags, 1000)),
  chunk('data', Buffer.alloc(2000, 9)),
)

test('today’s WAV has the cart number of the station; the held one stays as it came', async () => {
  const { held, shown } = await placed('990123_Nos_cuidamos.wav', whole, 990_123)
  expect(held.equals(whole)).toBe(true)
  expect([cutIdIn(held), cutIdIn(shown)]).toEqual(['000123', '990123'])
  expect(shown.length).toBe(held.length)
  const differing = [...shown].filter((byte, place) => byte !== held[place])
  expect(Buffer.from(differing).toString('latin1')).toBe('99')
})

test.each([
  ['without a cart number', '1.wav', whole, null],
  ['that is no WAV', '2.mp3', whole, 990_123],
  ['without the chunk', '3.wav', wav(chunk('data', Buffer.alloc(100, 9))), 990_123],
  ['that is cut off', '4.wav', whole.subarray(0, 50), 990_123],
])('a file %s is shown as it is', async (_, name, content, cart) => {
  const { shown } = await placed(name, content, cart)
  expect(shown.equals(content)).toBe(true)
})
