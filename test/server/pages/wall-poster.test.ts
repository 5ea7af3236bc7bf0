import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { discreetFor } from '../../../server/pages/context.ts'
import { programmeWallPoster, workWallPoster } from '../../../server/pages/wall-poster.ts'
import { brochure, context, spot, video } from './sample-works.ts'

const SERVICE = {
  id: 's1',
  name: 'Línea 100',
  phone: '100',
  place: null,
  text: { es: 'Gratis, las 24 horas.', qu: 'Yanqallam.', en: 'Free.' },
}
const withHelp = { ...context, services: [SERVICE] } as unknown as typeof context

/** What a phone reads in the page's drawing. */
async function read(page: string): Promise<string> {
  const [drawing = ''] = /<svg class="qr"[\s\S]*?<\/svg>/.exec(page) ?? []
  const standing = drawing.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
  const picture = sharp(Buffer.from(standing)).resize(410, 410, { kernel: 'nearest' }).ensureAlpha().raw()
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  return decodeQR({ width: info.width, height: info.height, data })
}

test('a phone reads the address that names nothing, and people can type it', async () => {
  const page = workWallPoster(video({ number: 12 }), context)
  expect(await read(page)).toBe('https://radio.example/o/12/a')
  expect(page).toContain('>radio.example/o/12/a<')
  expect(page).toContain('Apunte la cámara')
  expect(page).toContain('<p lang="qu">')
})

test('each kind is seen: a film by its picture, a spot by its sound, a brochure by its first page', () => {
  expect(workWallPoster(video(), context)).toContain('/poster.jpg" alt="">')
  expect(workWallPoster(spot(), context)).toContain('poster__picture--wave')
  expect(workWallPoster(brochure(), context)).toMatch(
    /<img class="poster__picture poster__picture--brochure"/,
  )
})

test('help stands on it in two languages', () => {
  const page = workWallPoster(spot(), withHelp)
  expect(page).toContain('Línea 100')
  expect(page).toContain('<p lang="qu">Yanqallam.</p>')
})

test('of a sensitive work the sheet names what the browser does not', () => {
  const work = video({ sensitive: true, number: 12 })
  const page = workWallPoster(work, discreetFor(work, context))
  expect(page).toContain('<title>Inicio</title>')
  expect(page).toContain(work.title)
})

test('a programme has one that leads to its page', async () => {
  const programme = {
    slug: 'genero-y-violencia',
    title: { es: 'Género y Violencia', qu: '', en: '' },
    text: { es: 'Trabajamos con hombres.', qu: '', en: '' },
  } as Parameters<typeof programmeWallPoster>[0]
  const page = programmeWallPoster(programme, null, context)
  expect(await read(page)).toBe('https://radio.example/programas/genero-y-violencia')
  expect(page).toContain('Trabajamos con hombres.')
})
