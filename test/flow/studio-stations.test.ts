import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { houseOf } from '../../media/house.ts'
import type { SyncAnswer } from '../../media/schemas/sync.ts'
import type { Work } from '../../media/schemas/work.ts'
import { sampleVideo } from '../support/samples.ts'
import { builtFile, startStudio, type TestStudio } from '../support/studio.ts'
import { wav } from '../support/wav.ts'

const ADMIN = { ADMIN_EMAIL: 'rosa@example.org', ADMIN_PASSWORD: 'una frase para entrar' }
const PATIENT = { timeout: 60_000 }
const GOOD_CAPTIONS = '1\n00:00:00,500 --> 00:00:01,500\n¿Qué es ser hombre?\n'
const BAD_CAPTIONS = '1\n00:00:02,000 --> 00:00:01,000\nAl revés\n'

describe('stations in the studio, in a browser', () => {
  let studio: TestStudio
  let page: Page
  let token = ''

  beforeAll(async () => {
    studio = await startStudio(ADMIN)
    page = await studio.newTab('#/upload')
    await page.getByLabel('Correo electrónico').fill(ADMIN.ADMIN_EMAIL)
    await page.getByLabel('Contraseña').fill(ADMIN.ADMIN_PASSWORD)
    await button('Ingresar').click()
  })
  afterAll(() => studio?.stop())

  // Each step begins where the one before it ended: past a failure there is nothing left to see.
  let isBroken = false
  beforeEach(({ skip, onTestFailed }) => {
    skip(isBroken, 'an earlier step failed')
    onTestFailed(() => {
      isBroken = true
    })
  })

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const fieldText = (label: string) => page.getByRole('textbox', { name: label, exact: true }).inputValue()
  const seen = async (text: string | RegExp): Promise<void> => {
    await page.getByText(text).first().waitFor(PATIENT)
  }

  /** As the page itself would ask. */
  async function works(): Promise<Work[]> {
    const answer = await studio.context.request.get(`${studio.base}/api/works`)
    return ((await answer.json()) as { items: Work[] }).items
  }

  async function asStation(path: string, body?: object): Promise<Response> {
    return fetch(studio.base + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  }

  /** Pulls and says so, as the agent does. */
  async function pull(): Promise<SyncAnswer> {
    const answer = (await (await asStation('/api/sync')).json()) as SyncAnswer
    const held = answer.items.map(({ id, version }) => ({ id, version }))
    await asStation('/api/sync/ack', { cursor: answer.cursor, held, removed: [] })
    return answer
  }

  async function drop(files: { name: string; content: Buffer }[]): Promise<void> {
    const encoded = files.map(({ name, content }) => ({ name, content: content.toString('base64') }))
    const transfer = await page.evaluateHandle((dropped) => {
      const data = new DataTransfer()
      for (const { name, content } of dropped) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name))
      }
      return data
    }, encoded)
    await page.dispatchEvent('.drop', 'dragover', { dataTransfer: transfer })
    await seen('Suéltelos aquí')
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: transfer })
  }

  it('takes several files that are dropped, and publishes them', async () => {
    const video = join(studio.folder, 'hilario.mp4')
    await sampleVideo(video, { seconds: 2 })
    await drop([
      { name: 'valorame.wav', content: wav(2, 0.2) },
      { name: 'hilario.mp4', content: await readFile(video) },
      { name: 'hilario.quy.srt', content: Buffer.from(GOOD_CAPTIONS) },
    ])
    await expect
      .poll(async () => (await works()).map(({ status }) => status), PATIENT)
      .toEqual(['ready', 'ready'])
    const captioned = (await works()).find(({ kind }) => kind === 'video')
    expect(captioned?.urls.captions.map(({ language }) => language)).toEqual(['quy'])
    for (const { id } of await works()) {
      await page.goto(`${studio.base}/studio/#/works/${id}`)
      await page.getByLabel('Lugares').fill('Jauja')
      await button('Publicar').click()
      await seen('Ya está en el sitio.')
    }
  })

  it('finds the live feed again after the server was restarted, and what it missed', async () => {
    await link('Todas las obras').click()
    await studio.stopServer()
    await seen('Sin conexión: reconectando…')
    await studio.startServer()
    const [work] = await works()
    await studio.context.request.patch(`${studio.base}/api/works/${work?.id}`, {
      data: { title: 'Cambiado por otra persona' },
      headers: { origin: studio.base },
    })
    await link('Cambiado por otra persona').waitFor(PATIENT)
    await page.getByText('Al día').waitFor(PATIENT)
  })

  it('shows other parts where one could not be fetched, and that one after another try', async () => {
    const words = `**/assets/${await builtFile('studio/texts/programmes/es.ts')}`
    await page.route(words, (route) => route.abort())
    await link('Programas').click()
    await seen('No se pudo cargar esta parte del estudio. Revise su conexión.')
    await page.unroute(words)
    await link('Emisoras').click()
    await link('Agregar una emisora').waitFor(PATIENT)
    await link('Programas').click()
    await button('Intentar otra vez').click()
    await page.getByRole('heading', { name: 'Programas', level: 1 }).waitFor(PATIENT)
  })

  it('creates a station, suggests places that works have named, and shows the secrets once', async () => {
    await link('Emisoras').click()
    await link('Agregar una emisora').click()
    await page.getByLabel('Nombre', { exact: true }).fill('Radio Jauja')
    const place = page.getByLabel('Lugar', { exact: true })
    const list = await place.getAttribute('list')
    await page.locator(`datalist[id="${list}"] option[value="Jauja"]`).waitFor({ state: 'attached' })
    await place.fill('Jauja')
    await button('Crear la emisora').click()
    await seen('Cópielo ahora')
    token = await fieldText('Clave para el programa')
    expect(await fieldText('En Windows')).toBe(
      `node chaski-station.mjs pull --to "C:\\Chaski" --server ${studio.base} --token ${token} --every 15`,
    )
    await page.reload()
    expect(await fieldText('Clave para el programa')).toBe(token)
    const program = page.waitForEvent('download')
    await link('chaski-station.mjs').click()
    expect((await program).suggestedFilename()).toBe('chaski-station.mjs')
    await link('Ya lo copié').click()
    await seen('Aún no se conecta')
    await page.reload()
    await seen('Aún no se conecta')
    expect(await page.content()).not.toContain(token)
  })

  it('shows what a station holds and aired', async () => {
    const { items } = await pull()
    const airing = { work: items[0]?.id, airedAt: new Date().toISOString() }
    await asStation('/api/airings', { airings: [airing] })
    await page.reload()
    await page.locator('.badge-upToDate').waitFor()
    await seen('1 emisión informada')
    const log = page.getByLabel('Elegir el registro').and(page.locator('input'))
    const { calendar, spots } = houseOf()
    const line = [calendar.dayOf(new Date()), '00:00:01', spots.code(items[0]?.number ?? 0), 2].join(';')
    const table = `fecha;hora;archivo;duracion\n${line}\n`
    await log.setInputFiles({ name: 'emisiones.csv', mimeType: '', buffer: Buffer.from(table) })
    await seen('Se contó 1 emisión.')
    await seen('2 emisiones informadas')

    // A log that leaves things open: its columns, then its dates.
    const code = spots.code(items[0]?.number ?? 0)
    const odd = `Emitido;Pieza;Canal\n02/01/2026 07:00;${code}.mp3;1\nroto;x;1\n`
    await log.setInputFiles({ name: 'otro.txt', mimeType: '', buffer: Buffer.from(odd) })
    await seen('Antes de contar hay que responder una pregunta')
    const waiting = page.getByLabel('Registros que esperan una respuesta')
    expect(await waiting.getByLabel('Columna 1').inputValue()).toBe('moment')
    await waiting.getByLabel('Columna 1').selectOption('Fecha y hora')
    await waiting.getByLabel('Columna 2').selectOption('Archivo')
    await waiting.getByRole('button', { name: 'Responder y contar' }).click()
    await waiting.getByText('¿Qué día es 02/01/2026 para esta emisora?').waitFor(PATIENT)
    await waiting.getByRole('button', { name: /2 ene/ }).click()
    await waiting.getByText('No se entendió 1 línea:').waitFor(PATIENT)
    await waiting.getByText('Línea 3: roto · x · 1').waitFor(PATIENT)
    const certificate = await link('Constancia para imprimir').getAttribute('href')
    const answer = await studio.context.request.get(studio.base + certificate)
    expect(await answer.text()).toContain('Radio Jauja')

    // The same for a station without a link, on a stick.
    const suitcase = page.waitForEvent('download')
    await button('Descargar el maletín').click()
    expect((await suitcase).suggestedFilename()).toMatch(/^radio-jauja-\w{16}\.zip$/)
    const home = page.getByLabel('Recibir lo que volvió').and(page.locator('input'))
    await home.setInputFiles({ name: 'regreso.jws', mimeType: '', buffer: Buffer.from('a.b.c') })
    await seen('Lo que volvió en el maletín está dañado')
    await page.getByLabel('Qué spots tiene').getByRole('link').click()
    await page.locator('.preview audio').waitFor()
  })

  it('tells the stations what they need to know of a spot', async () => {
    const form = page.getByRole('form', { name: 'Para las emisoras' })
    await form.getByLabel('Libreto').fill('Valórame. Tu palabra cuenta.')
    await form.getByLabel('Veces al día').fill('0')
    await seen('Escriba un número entero de 1 a 200.')
    await form.getByLabel('Veces al día').fill('4')
    await button('Agregar un horario').click()
    await form.getByLabel('Desde').fill('06:00')
    await form.getByLabel('Hasta').fill('08:00')
    await form.getByRole('button', { name: 'Guardar' }).click()
    await seen('Cambios guardados')
    const [spot] = (await pull()).items
    expect(spot?.broadcast).toMatchObject({
      script: 'Valórame. Tu palabra cuenta.',
      playsPerDay: 4,
      dayparts: [{ from: '06:00', to: '08:00' }],
    })
  })

  it('withdraws with a reason, and sees who has confirmed', async () => {
    await button('Retirar de circulación').click()
    await page.getByLabel('Motivo (opcional)').fill('Cambió el teléfono')
    await page.keyboard.press('Enter')
    await seen('La emisora todavía no confirma que ya no lo emite')
    await seen('Todavía lo tiene')
    const held = await (await asStation('/api/sync')).json()
    expect(held.items).toEqual([])
    await pull()
    // As when one comes back to the tab.
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await seen('La emisora confirmó que ya no lo emite')
    await seen('Motivo: Cambió el teléfono')
  })

  it('replaces a key, and revokes a station', async () => {
    await link('Radio Jauja').first().click()
    await button('Cambiar: Clave para el programa').click()
    await button('Sí, cambiar').click()
    await seen('Cópielo ahora')
    expect((await asStation('/api/sync')).status).toBe(401)
    token = await fieldText('Clave para el programa')
    expect((await asStation('/api/sync')).status).toBe(200)
    await button('Dar de baja a la emisora').click()
    await button('Sí, dar de baja').click()
    await page.locator('.badge-revoked').waitFor()
    expect((await asStation('/api/sync')).status).toBe(401)
  })

  it('takes captions, tells their faults by line, and removes them', async () => {
    const video = (await works()).find(({ kind }) => kind === 'video')
    await page.goto(`${studio.base}/studio/#/works/${video?.id}`)
    const picker = page.getByLabel('Subir subtítulos').and(page.locator('input'))
    await picker.setInputFiles({ name: 'a.srt', mimeType: '', buffer: Buffer.from(BAD_CAPTIONS) })
    await seen('Línea 2: el final no es posterior al comienzo.')
    await picker.setInputFiles({ name: 'a.srt', mimeType: '', buffer: Buffer.from(GOOD_CAPTIONS) })
    const captions = page.getByLabel('Subtítulos', { exact: true })
    const address = await captions.getByRole('link', { name: 'Castellano (Perú)' }).getAttribute('href')
    expect(await (await fetch(String(address))).text()).toContain('¿Qué es ser hombre?')
    for (const { language } of video?.urls.captions ?? []) {
      await studio.context.request.delete(`${studio.base}/api/works/${video?.id}/captions/${language}`, {
        headers: { origin: studio.base },
      })
    }
    await captions.getByRole('button', { name: /^Quitar los subtítulos.*Perú/ }).click()
    await page.locator('dialog[open]').getByRole('button', { name: 'Sí, quitarlos' }).click()
    await seen('Este video no tiene subtítulos.')
  })

  it('has broken no rule of the content security policy, and thrown nothing', () => {
    expect(studio.complaints).toEqual([])
  })
})
