import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedKey } from '../../../media/layout.ts'
import { PUBLISHED_VIDEO } from '../../support/app.ts'
import { type Home, startHome } from './home.ts'

let home: Home
beforeAll(async () => {
  home = await startHome()
})
afterAll(() => home.close())

/** A film with one low rung to download, and a poster. */
async function film(title: string): Promise<string> {
  const { app } = home
  const content = Buffer.from(`film ${title}`)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const download = { name: 'mp4-240', file: '240.mp4', type: 'video/mp4', bytes: content.length, sha256 }
  const { id } = await app.work({
    title,
    visibility: 'public',
    published: { ...PUBLISHED_VIDEO, poster: 'poster.jpg', downloads: [download] },
  })
  await app.store.put(publishedKey({ workId: id, version: 1 }, '240.mp4'), content)
  await app.store.put(publishedKey({ workId: id, version: 1 }, 'poster.jpg'), 'picture')
  return id
}

test('the catalogue opens in a browser without a server, in three languages, and asks nothing of the network', async () => {
  const { catalogue } = home.app
  const id = await film('<script>alert(1)</script> Film')
  const script = { script: 'LOCUTORA: Allin punchaw.', outCue: '', campaign: null, playsPerDay: null }
  await home.spot('Un spot', {
    language: 'quy',
    broadcast: { ...script, dayparts: [], mayEdit: false, contact: '', replaces: null },
  })
  await home.spot('Secreto', { sensitive: true })
  const programme = await catalogue.programmes.create({ title: { es: 'Cuidarnos', qu: '', en: 'Care' } })
  await catalogue.programmes.edit(programme ?? '', { visibility: 'public' })
  const usb = await home.stick()

  const { page, works, copied } = await home.packCatalogue(usb)
  expect({ works, copied }).toEqual({ works: 2, copied: 3 })
  for (const [name, words] of [
    ['index.html', ['Spots de radio', 'Cuidarnos']],
    ['index-qu.html', ['mana internetniyuq', 'Cuidarnos']],
    ['index-en.html', ['Radio spots', 'Care']],
  ] as const) {
    const text = await readFile(join(dirname(page), name), 'utf8')
    for (const word of words) expect(text).toContain(word)
    expect(text).toContain('LOCUTORA')
    expect(text).not.toMatch(/<script|https?:\/\/|Secreto/)
    const named = [...text.matchAll(/(?:src|poster|href)="([^"#:]+)"/g)].map(([, path]) => path ?? '')
    expect(named.length).toBeGreaterThan(5)
    for (const path of named) expect(existsSync(join(dirname(page), path)), path).toBe(true)
  }

  expect(await home.packCatalogue(usb)).toMatchObject({ copied: 0 })
  const obras = join(dirname(page), 'obras')
  const [cut = ''] = (await readdir(obras)).filter((name) => name.endsWith('.mp4'))
  await truncate(join(obras, cut), 3)
  expect(await home.packCatalogue(usb)).toMatchObject({ copied: 1 })
  await catalogue.works.withdraw(id, null)
  expect(await home.packCatalogue(usb)).toMatchObject({ works: 1, copied: 0 })
  expect(await readdir(obras)).toHaveLength(1)
})
