import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WorkRecord } from '../../../server/records/work.ts'
import { perSpot } from '../../../server/stations/pages/certificate.ts'
import { scriptLines } from '../../../server/stations/pages/script-page.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { context } from '../pages/sample-works.ts'
import { addSpot } from './spots.ts'

test('the lines of a script say who speaks', () => {
  expect(scriptLines('LOCUTOR 1: Hola: ¿qué tal?\n\n  VOZ (eco): <b>\nSolo texto')).toBe(
    '<p><b>LOCUTOR 1:</b> Hola: ¿qué tal?</p>\n<p>VOZ (eco): &#60;b&#62;</p>\n<p>Solo texto</p>',
  )
})

test('a certificate sums the days of a spot', () => {
  const at = (day: string, number: number, count: number) => ({
    day,
    count,
    station: { id: 's', name: 'S' },
    work: { id: `w${number}`, number, title: `T${number}` },
  })
  expect(
    perSpot({ items: [at('2026-01-02', 2, 3), at('2026-01-03', 1, 1), at('2026-01-05', 2, 4)] }),
  ).toEqual([
    { number: 1, title: 'T1', first: '2026-01-03', last: '2026-01-03', days: 1, count: 1 },
    { number: 2, title: 'T2', first: '2026-01-02', last: '2026-01-05', days: 2, count: 7 },
  ])
})

describe('pages for the people at a station', () => {
  let chaski: TestApp
  let folder: string
  let staff: Record<string, string>
  let station: { id: string; path: string }
  let spot: WorkRecord

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaski-player-'))
    chaski = await startTestApp({ player: { folder, assets: context.assets } })
    staff = (await chaski.as('editor')).headers
    const made = await chaski.app.inject({
      method: 'POST',
      url: '/api/stations',
      headers: staff,
      payload: { name: 'Radio <Jauja>', place: 'Jauja' },
    })
    station = { id: made.json().station.id, path: new URL(made.json().secrets.pageUrl).pathname }
    spot = await addSpot(chaski.catalogue, 'Nos cuidamos & más', {
      language: 'es-PE',
      validFrom: '2026-01-10T05:00:00Z',
      validUntil: '2099-02-11T05:00:00Z',
      broadcast: {
        script: 'LOCUTOR: ¿Qué es ser hombre?\nVOZ: Cuidar.',
        outCue: 'Cuidar.',
        campaign: null,
        playsPerDay: 4,
        dayparts: [{ from: '06:00', to: '08:30' }],
        mayEdit: false,
        contact: 'Ana',
        replaces: null,
      },
    })
  })
  afterAll(async () => {
    await chaski.close()
    await rm(folder, { recursive: true, force: true })
  })

  const tap = async (verb: string, fields: Record<string, string>) =>
    chaski.app.inject({
      method: 'POST',
      url: `${station.path}/${verb}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
  const page = async (path = station.path) => chaski.get(path)

  test('the script tells what is said and what a station should know', async () => {
    const { body, statusCode } = await chaski.get(`/works/${spot.slug}/libreto`, { 'accept-language': 'en' })
    expect(statusCode).toBe(200)
    for (const said of [
      '<b>LOCUTOR:</b> ¿Qué es ser hombre?',
      '30,0 s',
      '06:00 a 08:30',
      'Sin cortes',
      'Del 10 de enero de 2026 al 10 de febrero de 2099',
      'Termina con',
    ]) {
      expect(body).toContain(said)
    }
    const text = await page(`/works/${spot.slug}/libreto.txt`)
    expect([text.headers['content-type'], text.body]).toEqual([
      'text/plain; charset=utf-8',
      'LOCUTOR: ¿Qué es ser hombre?\nVOZ: Cuidar.\n',
    ])
  })

  test('there is no script of what is hidden, withdrawn, no spot, or without words', async () => {
    const mute = await addSpot(chaski.catalogue, 'Sin libreto')
    expect((await page(`/works/${mute.slug}/libreto`)).body).toContain('todavía no tiene libreto')
    expect((await page(`/works/${mute.slug}/libreto.txt`)).statusCode).toBe(404)
    await chaski.catalogue.works.withdraw(mute.id)
    expect((await page(`/works/${mute.slug}/libreto`)).statusCode).toBe(410)
    expect((await page('/works/no-hay/libreto')).statusCode).toBe(404)
  })

  test('one tap notes an airing, a second one in the same half minute does not, and it can be undone', async () => {
    const first = await page()
    expect(first.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    expect(first.body).toContain('Radio &#60;Jauja&#62;')
    expect(first.body).toContain('Nos cuidamos &#38; más')

    const tapped = await tap('emisiones', { work: spot.id })
    expect(tapped.statusCode).toBe(303)
    expect((await page(tapped.headers.location)).body).toMatch(/Anotado: «Nos cuidamos/)
    const again = await tap('emisiones', { work: spot.id })
    expect((await page(again.headers.location)).body).toContain('Ya estaba anotado')
    const noted = (await page()).body
    expect(noted).toContain('Anotado hoy (1)')
    expect(noted).not.toContain('\\n')

    const at = new URL(tapped.headers.location ?? '', 'http://x').searchParams.get('at') ?? ''
    expect((await tap('deshacer', { work: spot.id, at })).statusCode).toBe(303)
    expect((await page()).body).not.toContain('Anotado hoy')
  })

  test('a person confirms a withdrawal', async () => {
    const gone = await addSpot(chaski.catalogue, 'Por retirar')
    await chaski.catalogue.works.withdraw(gone.id, 'Dato equivocado.')
    expect((await page()).body).toContain('Motivo: Dato equivocado.')
    expect((await tap('retirados', { work: gone.id })).statusCode).toBe(303)
    expect((await page()).body).not.toContain('Dato equivocado.')
    const { stations } = (await chaski.get(`/api/works/${gone.id}/stations`, staff)).json()
    expect(stations[0].confirmedAt).not.toBeNull()
    expect((await tap('retirados', { work: spot.id })).statusCode).toBe(404)
  })

  test('the certificate has the sum, the days and a place to sign', async () => {
    const airedAt = (time: string) => ({ workId: spot.id, airedAt: new Date(time), seconds: 30 })
    await chaski.catalogue.airings.add(
      station.id,
      [airedAt('2026-03-01T12:00:00Z'), airedAt('2026-03-02T12:00:00Z')],
      'station',
    )
    const url = `${station.path}/constancia?desde=2026-03-01&hasta=2026-03-31`
    const { body } = await page(url)
    for (const said of [
      'Radio &#60;Jauja&#62;',
      'Firma y sello',
      '1 de marzo de 2026',
      '31 de marzo de 2026',
      '2026-03-02',
      '<td>2</td></tr></tfoot>',
    ]) {
      expect(body).toContain(said)
    }
    const ours = await chaski.get(
      `/api/stations/${station.id}/constancia?desde=2026-03-01&hasta=2026-03-31`,
      staff,
    )
    expect(ours.body).toContain('Firma y sello')
    expect((await page(`/api/stations/${station.id}/constancia`)).statusCode).toBe(401)
    expect((await page(`${station.path}/constancia?desde=2026-02-31`)).statusCode).toBe(400)
  })

  test('a wrong or revoked address opens nothing, and nonsense is refused', async () => {
    const wrong = await page('/emisora/wrong')
    expect([wrong.statusCode, wrong.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect((await tap('emisiones', { work: '../x' })).statusCode).toBe(400)
    expect((await tap('emisiones', { work: 'abcdefghjkmnpqrs' })).statusCode).toBe(404)
    expect((await tap('deshacer', { work: spot.id, at: 'hoy' })).statusCode).toBe(400)
    await chaski.catalogue.stations.revoke(station.id)
    expect((await page()).statusCode).toBe(404)
  })
})
