import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ScriptJob, ScriptOutcome } from '../../../media/jobs/queues.ts'
import type { TimedSentence } from '../../../media/schemas/timed-script.ts'
import { createScriptActions, type ScriptActions } from '../../../server/actions/scripts.ts'
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

  describe('the times of a script', () => {
    const asked: ScriptJob[] = []
    const puts: string[] = []
    const word = (text: string, start: number): TimedSentence => ({
      ...{ text, start, end: start + 1, mended: false, doubtful: false },
      words: [{ text, start, end: start + 1 }],
    })
    const found = [word('¿Qué es ser hombre?', 0.5), word('Cuidar.', 2.25)]
    let scripts: ScriptActions
    beforeAll(() => {
      scripts = createScriptActions({
        catalogue: chaski.catalogue,
        hub: { publish: async () => {} },
        store: { put: async (key) => void puts.push(key) },
        dispatch: { timeScript: async (job) => void asked.push(job) },
        now: () => new Date(Date.now() + 60_000),
      })
    })
    const outcome = (
      sentences: TimedSentence[],
      problem: ScriptOutcome['problem'] = null,
    ): ScriptOutcome => ({
      ...{ type: 'timed', workId: spot.id, version: 1, sentences, problem },
      fingerprint: asked.at(-1)?.fingerprint ?? '',
    })
    const asStaff = (method: 'GET' | 'PUT' | 'PATCH', url: string, payload?: object) =>
      chaski.app.inject({ method, url, headers: staff, ...(payload && { payload }) })

    test('are asked for with the file that people hear', async () => {
      expect((await page(`/works/${spot.slug}/libreto.vtt`)).statusCode).toBe(404)
      await scripts.follow(spot.id)
      expect(asked).toMatchObject([{ workId: spot.id, file: 'broadcast.flac', language: 'es-PE' }])
      expect(asked[0]?.script).toContain('VOZ: Cuidar.')
    })

    test('are shown to presenters, viewers, podcast apps and staff', async () => {
      expect(await scripts.store(outcome(found))).toBe(true)
      expect((await page(`/works/${spot.slug}/libreto`)).body).toContain(
        '<time class="script__at">0:02</time> <b>VOZ:</b> Cuidar.',
      )
      expect((await page(`/works/${spot.slug}`)).body).toContain(
        'LOCUTOR: <span data-at="0.5">¿Qué es ser hombre?</span><br>VOZ: <span data-at="2.25">Cuidar.</span>',
      )
      const vtt = await page(`/works/${spot.slug}/libreto.vtt`)
      expect([vtt.headers['content-type'], vtt.body]).toEqual([
        'text/vtt; charset=utf-8',
        'WEBVTT\n\n00:00:00.500 --> 00:00:01.900\n¿Qué es ser hombre?\n\n00:00:02.250 --> 00:00:03.650\nCuidar.\n',
      ])
      expect((await page(`/works/${spot.slug}/libreto.json`)).json().segments[1]).toEqual({
        ...{ startTime: 2.25, endTime: 3.25, body: 'Cuidar.' },
      })
      const feed = (await page('/feeds/spots.xml')).body
      expect(feed).toContain(`libreto.vtt" type="text/vtt" language="es-PE" rel="captions"`)
      expect((await asStaff('GET', `/api/works/${spot.id}/script`)).json()).toMatchObject({
        current: true,
        sentences: found,
      })
      // The captions of a spot are its transcript; only films have a track.
      expect(puts).toEqual([])
      await scripts.follow(spot.id)
      await scripts.catchUp()
      expect(asked).toHaveLength(1)
    })

    test('of sentences that are not heard are told to staff, with the place', async () => {
      await scripts.store(outcome([found[0] as TimedSentence, { ...word('Cuidar.', 2.25), doubtful: true }]))
      const { warnings } = (await asStaff('GET', `/api/works/${spot.id}`)).json()
      expect(warnings).toMatchObject([{ code: 'script_mismatch' }])
      expect(warnings[0].message).toContain('0:02 «Cuidar.»')
      await scripts.store(outcome([], 'no_voice'))
      expect((await asStaff('GET', `/api/works/${spot.id}`)).json().warnings).toMatchObject([
        { code: 'script_untimed' },
      ])
      await scripts.store(outcome(found))
    })

    test('are mended by staff, and stay so in a later script', async () => {
      const put = (...times: [number, number][]) =>
        asStaff('PUT', `/api/works/${spot.id}/script`, {
          sentences: times.map(([start, end]) => ({ start, end })),
        })
      expect((await put([0.5, 1.5])).statusCode).toBe(412)
      expect((await put([3, 4], [2, 5])).json().fields).toMatchObject([{ path: 'sentences/1' }])
      expect((await put([0.5, 1.5], [2.6, 3.2])).json().sentences[1]).toMatchObject({
        ...{ start: 2.6, mended: true, words: [{ start: 2.6, end: 3.2 }] },
      })
      const { broadcast } = (await asStaff('GET', `/api/works/${spot.id}`)).json()
      const script = `${broadcast.script}\nLOCUTOR: Hoy.`
      await asStaff('PATCH', `/api/works/${spot.id}`, { broadcast: { ...broadcast, script } })
      expect((await page(`/works/${spot.slug}`)).body).not.toContain('data-at')
      // What a worker found of the script before changes nothing.
      expect(await scripts.store(outcome(found))).toBe(false)
      await scripts.catchUp()
      expect(asked).toHaveLength(2)
      expect(await scripts.store(outcome([...found, word('Hoy.', 5)]))).toBe(true)
      expect((await page(`/works/${spot.slug}`)).body).toContain('<span data-at="2.6">Cuidar.</span>')
      await asStaff('PATCH', `/api/works/${spot.id}`, { broadcast: { ...broadcast, script: '' } })
      await scripts.catchUp()
      expect((await asStaff('GET', `/api/works/${spot.id}/script`)).statusCode).toBe(404)
      await asStaff('PATCH', `/api/works/${spot.id}`, { broadcast })
    })
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

  describe('the log of its program', () => {
    const sent = async (text: string, fileName: string) => {
      const boundary = '----chaski'
      return chaski.app.inject({
        method: 'POST',
        url: `${station.path}/registros`,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: `--${boundary}\r\ncontent-disposition: form-data; name="log"; filename="${fileName}"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--${boundary}--\r\n`,
      })
    }
    const answered = async (body: string, fields: Record<string, string>) => {
      const [, id = ''] = /registros\/([a-z0-9]{16})"/.exec(body) ?? []
      return tap(`registros/${id}`, fields)
    }

    test('asks what an ambiguous date means, and of which day a log is', async () => {
      const log = `Rivendell RDAirPlay Playout Report for 10/01/2026\n--Time--  -Cart-  Cut\n`
      const asked = (await sent(log, 'r.txt')).body
      expect(asked).toContain('>10 de enero de 2026</button>')
      expect((await answered(asked, { dateOrder: 'day-first' })).statusCode).toBe(200)
      const undated = (await sent(`07:00:03\tstart\tC:\\AYD-00000${spot.number}.mp3\n`, 'zara.txt')).body
      expect(undated).toContain('¿De qué día es?')
      expect((await answered(undated, { day: '2026-01-20' })).body).toContain('Se contó 1 emisión.')
    })

    test('is counted at once where it leaves nothing open, and lines that make no sense are told', async () => {
      const text = `fecha;hora;archivo\n13/01/2026;07:00;AYD-00000${spot.number}.mp3\nayer;?;x\n`
      const { body, statusCode } = await sent(text, 'enero.csv')
      expect(statusCode).toBe(200)
      for (const said of ['Se contó 1 emisión.', 'Línea 3: «ayer · ? · x»']) expect(body).toContain(said)
      expect((await sent(text, 'enero.csv')).body).toContain('1 ya estaba contada.')
    })

    test('asks once what the columns are, filled in as far as it can be guessed', async () => {
      const log = (day: string) => `Emitido;Pieza <b>\n${day} 08:00;AYD-00000${spot.number}.mp3\n`
      const asked = (await sent(log('14/01/2026'), 'dinesat.txt')).body
      expect(asked).toContain('¿En qué columna está cada cosa?')
      expect(asked).toContain('<td>Pieza &#60;b&#62;</td>')
      expect(asked).toContain('<option value="1" selected>2: Pieza &#60;b&#62;</option>')
      expect((await page()).body).toContain('Un registro espera una respuesta.')
      const short = await answered(asked, { moment: '0' })
      expect(short.statusCode).toBe(400)
      const done = await answered(asked, { moment: '0', file: '1', title: '' })
      expect(done.body).toContain('Se contó 1 emisión.')
      expect((await sent(log('15/01/2026'), 'otro.txt')).body).toContain('Se contó 1 emisión.')
    })

    test('can be let go, and is no other station’s', async () => {
      const asked = (await sent('07:00:03\tstart\tC:\\x.mp3\n', 'otra.txt')).body
      const [, id = ''] = /registros\/([a-z0-9]{16})"/.exec(asked) ?? []
      expect((await tap(`registros/${id}/descartar`, {})).statusCode).toBe(303)
      expect((await page(`${station.path}/registros`)).body).not.toContain('otra.txt')
      expect((await tap(`registros/${id}/descartar`, {})).statusCode).toBe(404)
    })
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
