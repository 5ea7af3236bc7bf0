import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Page, Request } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { axeFaults } from '../support/axe.ts'
import { startStudio, type TestStudio } from '../support/studio.ts'
import { foreignTo } from '../support/studio-words.ts'
import { wav } from '../support/wav.ts'

const EMAIL = 'rosa@example.org'
const PASSWORD = 'una frase para entrar'
/** Long enough to be stopped half way on the link below. */
const SPOT = wav(6, 0.2)
const SLOW_LINK = { offline: false, latency: 40, downloadThroughput: -1, uploadThroughput: 60_000 }
const PATIENT = { timeout: 60_000 }

describe('the studio, in a browser', () => {
  let studio: TestStudio
  let page: Page

  beforeAll(async () => {
    studio = await startStudio()
    page = await studio.newTab('#/works')
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

  async function file(name: string, content: Buffer | string): Promise<string> {
    const path = join(studio.folder, name)
    await writeFile(path, content)
    return path
  }

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const heading = (name: string) => page.getByRole('heading', { name, exact: true })
  const saveIn = (where: Page) =>
    where.getByRole('form', { name: 'Datos', exact: true }).getByRole('button', { name: 'Guardar' })
  const picker = () => page.locator('.drop input[type=file]')
  const seen = async (text: string | RegExp): Promise<void> => {
    await page.getByText(text).first().waitFor(PATIENT)
  }

  it('makes the first administrator by the one-time link', async () => {
    await seen('abra el enlace que apareció al arrancarlo')
    await page.goto(studio.setupLink())
    await page.reload()
    await page.getByLabel('Su nombre').fill('Rosa Quispe')
    await page.getByLabel('Correo electrónico').fill(EMAIL)
    await page.getByLabel('Contraseña').fill(PASSWORD)
    await button('Crear la cuenta').click()
    await seen('Todavía no hay obras')
    expect(page.url()).not.toContain('token')
  })

  it('comes in 60 kB', async () => {
    await page.reload()
    await seen('Todavía no hay obras')
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('/assets/')),
    )
    expect(loaded.length).toBeGreaterThan(1)
    const sizes = await Promise.all(
      [`${studio.base}/studio/`, ...new Set(loaded)].map(async (url) =>
        brotliCompressSync(await (await fetch(url)).arrayBuffer()),
      ),
    )
    expect(sizes.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(60_000)
  })

  it('signs out, explains a wrong password and signs in again', async () => {
    await button('Salir').click()
    await heading('Ingresar').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByLabel('Correo electrónico').fill(EMAIL)
    await page.getByLabel('Contraseña').fill('no es esta')
    await button('Ingresar').click()
    await seen('El correo o la contraseña no son correctos.')
    expect(await page.getByLabel('Correo electrónico').inputValue()).toBe(EMAIL)
    await page.getByLabel('Contraseña').fill(PASSWORD)
    await button('Ingresar').click()
    await seen('Todavía no hay obras')
  })

  it('uploads, warns before leaving, pauses, and goes on after the tab was closed', async () => {
    const path = await file('ponte_en_su_lugar.wav', SPOT)
    const network = await studio.context.newCDPSession(page)
    await network.send('Network.emulateNetworkConditions', SLOW_LINK)
    await page.getByRole('link', { name: 'Subir archivos' }).first().click()
    await picker().setInputFiles(path)
    await page.getByText(/^Datos de la obra/).click()
    expect(await page.getByLabel('Título').inputValue()).toBe('Ponte en su lugar')
    await page.getByLabel('Descripción').fill('Spot de prueba')
    const bar = page.getByRole('progressbar')
    await expect
      .poll(() => bar.evaluate((element: HTMLProgressElement) => element.value), PATIENT)
      .toBeGreaterThan(0.2)

    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()

    await button('Pausar').click()
    await seen('En pausa')
    await page.close()

    page = await studio.newTab('#/upload')
    await seen('Quedó a medias')
    const resumed = page.waitForRequest(
      (request) => request.method() === 'PATCH' && request.url().includes('/api/uploads/'),
    )
    await page.getByText(/^Datos de la obra/).click()
    expect(await page.getByLabel('Descripción').inputValue()).toBe('Spot de prueba')
    await page.locator('.uploads input[type=file]').setInputFiles(path)
    expect(Number((await resumed).headers()['upload-offset'])).toBeGreaterThan(SPOT.length * 0.05)
    await link('Ver la obra').click(PATIENT)
    await heading('Ponte en su lugar').waitFor()
    expect(await page.getByLabel('Descripción').inputValue()).toBe('Spot de prueba')
  })

  it('sees the work being processed until it is ready, without reloading', async () => {
    await link('Todas las obras').click()
    await page
      .locator('.badge-queued, .badge-processing')
      .first()
      .waitFor({ state: 'detached', ...PATIENT })
    await link('Ponte en su lugar').click()
    await page.locator('.preview audio').waitFor(PATIENT)
  })

  it('edits and publishes in one press, and the public page is there', async () => {
    await page.getByLabel('Título').fill('Ponte en su lugar (muestra)')
    await page.reload()
    await seen('Recuperamos lo que usted había escrito')
    expect(await page.getByLabel('Título').inputValue()).toBe('Ponte en su lugar (muestra)')
    await button('Publicar').click()
    await heading('Ponte en su lugar (muestra)').waitFor()
    await seen('Ya está en el sitio.')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ya está en el sitio.')
    const shared = await page.getByRole('textbox', { name: 'Página para compartir' }).inputValue()
    const answer = await fetch(shared)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Ponte en su lugar (muestra)')
  })

  it('shows a picture of one’s own in place of the automatic one, and takes that back', async () => {
    const picture = sharp({ create: { width: 640, height: 360, channels: 3, background: '#284' } })
    const section = page.getByRole('region', { name: 'Portada', exact: true })
    await section.locator('input[type=file]').setInputFiles(await file('disfraz.png', 'GIF89a'))
    await seen('El archivo no es una imagen JPEG, PNG o WebP.')
    await section
      .locator('input[type=file]')
      .setInputFiles(await file('portada.png', await picture.png().toBuffer()))
    const own = section.getByRole('button', { name: 'Usar como portada: Imagen propia', pressed: true })
    await own.waitFor(PATIENT)
    const shared = await page.getByRole('textbox', { name: 'Página para compartir' }).inputValue()
    expect(await (await fetch(shared)).text()).toMatch(/og:image" content="[^"]*\/posters\/[^"]*poster\.jpg"/)
    await section.getByRole('button', { name: 'Usar como portada: La automática' }).click()
    await section.getByRole('button', { name: 'Usar como portada: La automática', pressed: true }).waitFor()
    expect(await (await fetch(shared)).text()).not.toContain('/posters/')
  })

  it('shows both versions where two people changed the same, and loses neither', async () => {
    const other = await studio.newTab(new URL(page.url()).hash)
    await page.getByLabel('Descripción').fill('Lo que escribió Rosa')
    await other.getByLabel('Descripción').fill('Lo que escribió Ana')
    await other.getByLabel('Créditos').fill('Ana')
    await saveIn(other).click()
    await other.getByText('Cambios guardados').waitFor()

    const choice = page.getByRole('alert', { name: 'Otra persona cambió lo mismo' })
    await choice.waitFor(PATIENT)
    expect(await choice.textContent()).toContain('Lo que escribió Ana')
    expect(await choice.textContent()).toContain('Lo que escribió Rosa')
    expect(await page.getByLabel('Créditos').inputValue()).toBe('Ana')
    expect(await saveIn(page).isDisabled()).toBe(true)
    expect(await page.locator('.save-bar-open').textContent()).toContain('Elija primero')
    await button('Dejar lo mío').click()
    await saveIn(page).click()
    await expect
      .poll(() => other.getByLabel('Descripción').inputValue(), PATIENT)
      .toBe('Lo que escribió Rosa')
    await other.close()
  })

  it('does not call published what is scheduled', async () => {
    await page.getByLabel('Publicar a partir de').fill('2099-01-02T08:00')
    await saveIn(page).click()
    await seen(/Aparecerá en el sitio el/)
    expect(await page.locator('.badge-public').count()).toBe(0)
    expect(await link('Abrir').count()).toBe(0)
    await button('Volver a borrador').click()
    await seen('Es un borrador: solo el equipo la ve.')
    await button('Publicar').click()
    await expect
      .poll(() => page.locator('.notice').textContent(), PATIENT)
      .toMatch(/^Aparecerá en el sitio el/)
    await page.getByLabel('Publicar a partir de').fill('')
    await saveIn(page).click()
    await seen('Ya está en el sitio.')
  })

  it('tells at once that a file is of another type, and goes on by itself when the link is back', async () => {
    await link('Subir').click()
    await studio.context.setOffline(true)
    await picker().setInputFiles(await file('notas.mp4', 'Esto es un texto, no un video.\n'.repeat(50)))
    await seen('El contenido no es un video, un audio ni un PDF que se reconozca.')
    await seen('No se aceptó')
    await picker().setInputFiles(await file('en_espera.wav', wav(2, 0.2)))
    await seen('Sin conexión: seguirá sola')
    await studio.context.setOffline(false)
    await page.locator('.upload-done', { hasText: 'en_espera.wav' }).waitFor(PATIENT)
  })

  it('asks before the same file becomes a second work', async () => {
    await picker().setInputFiles(await file('copia.wav', wav(2, 0.2)))
    const card = page.locator('.upload-twin', { hasText: 'copia.wav' })
    await card.getByText('Este mismo archivo ya es la obra «En espera».').waitFor(PATIENT)
    await card.getByRole('button', { name: 'No subirlo' }).click()
    await card.waitFor({ state: 'detached' })
  })

  it('tells why a work could not be made, and what to do', async () => {
    await picker().setInputFiles(await file('silencio.wav', wav(2, 0)))
    // The card follows what becomes of the work.
    const card = page.locator('.upload-done').first()
    await card.getByRole('heading', { name: 'No se pudo procesar' }).waitFor(PATIENT)
    await card.getByRole('link', { name: 'Ver la obra' }).click()
    // The card has that heading too; this is only on the page of the work.
    await button('Reintentar').waitFor(PATIENT)
    await heading('No se pudo procesar').waitFor(PATIENT)
    expect(await page.locator('.button-main', { hasText: 'Subir una nueva versión' }).count()).toBe(1)
    expect(await page.locator('.button-main', { hasText: 'Reintentar' }).count()).toBe(0)
    await seen('El audio está en silencio o dura menos de medio segundo.')
  })

  it('asks before it withdraws, and takes that back', async () => {
    await link('Todas las obras').click()
    await link('Ponte en su lugar (muestra)').click()
    await button('Retirar de circulación').click()
    await button('No, volver').click()
    await button('Retirar de circulación').click()
    await button('Sí, retirarlo').click()
    await seen('Retirada de circulación.')
    expect(
      (await fetch(await page.getByRole('textbox', { name: 'Página para compartir' }).inputValue())).status,
    ).toBe(410)
    await button('Volver a poner en circulación').click()
    await seen('Ya está en el sitio.')
  })

  it('ends a publication on its day, and begins it again when that day is taken away', async () => {
    const shared = await page.getByRole('textbox', { name: 'Página para compartir' }).inputValue()
    const status = async () => (await fetch(shared)).status
    await page.getByLabel('Publicar hasta').fill('2099-01-02T08:00')
    await saveIn(page).click()
    await seen(/^Ya está en el sitio, hasta el .*2099/)
    expect(await status()).toBe(200)
    await page.getByLabel('Publicar hasta').fill('2020-01-02T08:00')
    await saveIn(page).click()
    await seen(/^Su publicación terminó el .*2020/)
    expect(await status()).toBe(404)
    await page.getByLabel('Publicar hasta').fill('')
    await saveIn(page).click()
    await seen('Ya está en el sitio.')
    expect(await status()).toBe(200)
  })

  it('takes a new file for a work, and goes back to the one before', async () => {
    const work = page.url()
    const versions = page.getByRole('region', { name: 'Versiones', exact: true }).getByRole('listitem')
    const actions = page.getByRole('region', { name: 'Más acciones' })
    await actions.locator('input[type=file]').setInputFiles(await file('otra_mezcla.wav', wav(2, 0.3)))
    await page.locator('.upload-done', { hasText: 'otra_mezcla.wav' }).waitFor(PATIENT)
    await page.goto(work)
    await expect.poll(() => versions.first().textContent(), PATIENT).toMatch(/^Versión 2 La que se ve/)
    await button('Volver a la versión 1').click()
    await button('Sí, volver').click()
    await seen('Se prepara otra vez el archivo de la versión 1.')
    await expect.poll(() => versions.first().textContent(), PATIENT).toMatch(/^Versión 3 La que se ve/)
    expect(await versions.first().textContent()).toContain('ponte_en_su_lugar.wav')
    expect(await versions.count()).toBe(3)
  })

  it('changes the own password and ends a session elsewhere, on a page of one’s own', async () => {
    const elsewhere = await fetch(`${studio.base}/api/session`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0',
      },
      body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
    })
    const cookie = String(elsewhere.headers.get('set-cookie')).split(';')[0] ?? ''
    const isIn = async () =>
      (await fetch(`${studio.base}/api/session`, { headers: { cookie } })).status === 200
    expect(await isIn()).toBe(true)

    await link('Rosa Quispe').click()
    await heading('Mi cuenta').waitFor()
    await seen('Firefox en Windows')
    await button('Cerrar').click()
    await button('Sí, cerrarla').click()
    await page
      .getByText('Firefox en Windows')
      .first()
      .waitFor({ state: 'detached', ...PATIENT })
    expect(await isIn()).toBe(false)

    await page.getByLabel('Contraseña actual').fill('no es esta')
    await page.getByLabel('Nueva contraseña').fill('otra frase para entrar')
    await button('Cambiar contraseña').click()
    await seen('La contraseña actual no es correcta.')
    await page.getByLabel('Contraseña actual').fill(PASSWORD)
    await button('Cambiar contraseña').click()
    await seen('Contraseña cambiada.')
    await page.reload()
    await heading('Mi cuenta').waitFor()
  })

  it('imports a folder by its spreadsheet: faults first, then the plan, then a report; again it does nothing', async () => {
    const folder = join(studio.folder, 'lote')
    await mkdir(join(folder, 'audios'), { recursive: true })
    await writeFile(join(folder, 'audios', 'hilario.wav'), wav(1, 0.2))
    await writeFile(join(folder, 'valorame.wav'), wav(1, 0.3))
    const table = (visibility: string) =>
      Buffer.from(
        'clave;archivo;título;visibilidad;vistas;vistas al;fuente de vistas\r\n' +
          'h;audios\\hilario.wav;Hilario (muestra);público;3.838;26/11/2026;página anterior\r\n' +
          `v;valorame.wav;Valórame (muestra);${visibility};;;\r\n`,
        'latin1',
      )
    await writeFile(join(folder, 'works.csv'), table('todos'))
    await page.goto(`${studio.base}/studio/#/upload`)
    await link('¿Son muchas? Importe una carpeta con una hoja de cálculo').click()
    const choose = () => page.locator('input[webkitdirectory]').setInputFiles(folder)
    await choose()
    await heading('La hoja tiene 1 error').waitFor(PATIENT)
    const faults = page.getByRole('region', { name: 'Errores de la hoja' })
    expect(await faults.getByRole('row').nth(1).textContent()).toMatch(/^3visibilidad«todos» no es/)

    await writeFile(join(folder, 'works.csv'), table('borrador'))
    await choose()
    await seen('2 obras nuevas.')
    await seen('con 3838 vistas anteriores (página anterior)')
    await button('Importar 2 obras').click()
    await heading('Importación terminada').waitFor(PATIENT)
    const saved = page.waitForEvent('download')
    await button('Guardar este informe').click()
    const report = await readFile(await (await saved).path(), 'utf8')
    expect(report).toContain('3;valorame.wav;Valórame (muestra);Obra nueva;')

    await button('Elegir otra carpeta').click()
    await choose()
    await seen('No hay nada que importar')
    await button('Elegir otra carpeta').click()
    await link('Obras').click()
    await link('Hilario (muestra)').click()
    await seen('3838')
  })

  it('publishes several works at once, takes it back, and keeps a filter', async () => {
    await link('Obras').click()
    await page.getByLabel('Buscar').fill('Valórame')
    await button('Guardar este filtro').click()
    await button('Guardar').click()
    await page.reload()
    expect(await link('Valórame').getAttribute('href')).toBe('#/works?q=Val%C3%B3rame')
    await button('Elegir varias').click()
    const bar = page.getByRole('region', { name: 'Obras elegidas' })
    const visibility = page.locator('.badge', { hasText: /^(Borrador|Público)$/ })
    await page.getByRole('checkbox', { name: 'Elegir «Valórame (muestra)»' }).check()
    await bar.getByRole('button', { name: 'Publicar' }).click()
    await bar.getByText('Listo: cambió 1 obra.').waitFor(PATIENT)
    await expect.poll(() => visibility.allTextContents(), PATIENT).toEqual(['Público'])
    await bar.getByRole('button', { name: 'Deshacer' }).click()
    await bar.getByText('Se deshizo: 1 obra quedó como estaba.').waitFor(PATIENT)
    await expect.poll(() => visibility.allTextContents(), PATIENT).toEqual(['Borrador'])

    await bar.getByRole('button', { name: 'Elegir todas las que se ven' }).click()
    await bar.getByRole('button', { name: 'Cambiar datos' }).click()
    await bar.getByLabel('Programa o proyecto').fill('Género y Violencia')
    await bar.getByRole('button', { name: 'Aplicar a las elegidas' }).click()
    await bar.getByText('Listo: cambió 1 obra.').waitFor(PATIENT)
    await button('Ver como tabla').click()
    await page.getByRole('cell', { name: 'Género y Violencia' }).waitFor(PATIENT)
    await button('Ver como tarjetas').click()
    await bar.getByRole('button', { name: 'Terminar' }).click()
    await button('Quitar el filtro «Valórame»').click()
  })

  it('invites a viewer by a link that works once, who then sees figures and reports alone', async () => {
    await link('Cuentas').click()
    const form = page.getByRole('region', { name: 'Invitar a una persona' })
    await form.getByLabel('¿Para quién es?').fill('Eva Mamani')
    await form.getByLabel('Permisos').selectOption('viewer')
    await form.getByRole('button', { name: 'Crear el enlace' }).click()
    const invitation = await form.getByRole('textbox', { name: 'Enlace de invitación' }).inputValue()
    await form.getByText('Ve las cifras · la creó Rosa Quispe').waitFor(PATIENT)

    const elsewhere = await studio.context.browser()?.newContext({ viewport: { width: 360, height: 740 } })
    const eva = await elsewhere?.newPage()
    if (!eva) throw new Error('no browser')
    await eva.goto(invitation)
    await eva.getByText('Rosa Quispe lo invita a usar el estudio').waitFor(PATIENT)
    expect(await axeFaults(eva)).toEqual([])
    expect(await eva.getByLabel('Su nombre').inputValue()).toBe('Eva Mamani')
    await eva.getByLabel('Correo electrónico').fill('eva@example.org')
    await eva.getByLabel('Contraseña').fill('otra frase para entrar')
    await eva.getByRole('button', { name: 'Crear la cuenta' }).click()
    await eva.getByRole('heading', { name: 'Cifras' }).waitFor(PATIENT)
    expect(eva.url()).not.toContain('token')
    expect(
      await eva.getByRole('navigation', { name: 'Secciones' }).getByRole('link').allTextContents(),
    ).toEqual(['Cifras', 'Informes'])
    await eva.goto(`${studio.base}/studio/#/stations`)
    await eva.getByRole('heading', { name: 'Esta página no existe' }).waitFor(PATIENT)
    await elsewhere?.clearCookies()
    // Another fragment alone would not load anything anew.
    await eva.goto('about:blank')
    await eva.goto(invitation)
    await eva.getByText('Esta invitación ya se usó, venció o se anuló.').waitFor(PATIENT)
    await elsewhere?.close()
  })

  it('keeps help lines and the way out, and every page follows at once', async () => {
    await link('Ayuda').click()
    await heading('Ayuda y salida rápida').waitFor()
    await page.getByText('Agregar una línea o un centro').click()
    const added = page.getByRole('form', { name: 'Agregar una línea o un centro' })
    await added.getByLabel('Nombre', { exact: true }).fill('CEM Tayacaja')
    await added.getByLabel('Teléfono').fill('067 45 6011')
    await added.getByLabel('Quechua', { exact: true }).check()
    await added.getByRole('button', { name: 'Agregar' }).click()
    await seen('Agregada. Ya se muestra en el sitio.')
    const home = async (): Promise<string> => (await fetch(studio.base)).text()
    expect(await home()).toContain('tel:067456011')

    const row = page.locator('main li', { hasText: 'CEM Tayacaja' })
    await row.getByRole('button', { name: 'Llamé: todo sigue igual' }).click()
    await seen('CEM Tayacaja: confirmada hoy.')
    await row.getByRole('button', { name: 'Dejar de mostrar' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Dejar de mostrar' }).click()
    await row.getByText('No se muestra').waitFor(PATIENT)
    expect(await home()).not.toContain('067456011')

    await page.getByLabel('A dónde lleva').fill('https://www.gob.pe/')
    await page.getByRole('form', { name: 'Salida rápida' }).getByRole('button', { name: 'Guardar' }).click()
    await seen('Guardada. Todas las páginas llevan ya a esa dirección.')
    expect(await home()).toContain('href="https://www.gob.pe/"')
  })

  it('tells in words how the system is', async () => {
    await page.getByRole('link', { name: /Estado del sistema$/ }).click()
    await heading('Estado del sistema').waitFor()
    await seen('No se hacen copias de seguridad')
    await link('Ver esas obras').click()
    await heading('Obras').waitFor()
    expect(page.url()).toContain('status=failed')
  })

  it('tells administrators who changed what, with what stood there before', async () => {
    await page.goto(`${studio.base}/studio/#/accounts`)
    await link('Historial de cambios').click()
    await page.getByLabel('Qué hizo').selectOption({ label: 'Editó una obra' })
    const line = page.locator('main .card', { hasText: 'Rosa Quispe · Editó una obra' }).first()
    await line.waitFor(PATIENT)
    expect(page.url()).toContain('verb=work.edit')
    await line.locator('summary').click()
    await line.getByText('Antes:').first().waitFor()
    await line.getByRole('link', { name: 'Todo lo de esto' }).click()
    await page.getByText('Rosa Quispe · Subió una obra').waitFor(PATIENT)
  })

  it('has no page that axe finds fault with', async () => {
    const faults: string[] = []
    const look = async (screen: string, heading: string | RegExp): Promise<void> => {
      await page.goto(`${studio.base}/studio/#/${screen}`)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor(PATIENT)
      for (const found of await axeFaults(page)) faults.push(`${screen}: ${found}`)
    }
    const first = async (path: string): Promise<string> =>
      page.evaluate(async (url) => (await (await fetch(url)).json()).items[0].id, path)
    await page.evaluate(() =>
      fetch('/api/stations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Radio Jauja' }),
      }),
    )
    const work = `works/${await first('/api/works')}`
    // What fades from one colour to another is in between for a moment.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await look('works', 'Obras')
    await look(work, /./)
    await look('upload', 'Subir')
    await look('import', /Importar/)
    await look('programmes', 'Programas')
    await look(`programmes/${await first('/api/programmes')}`, /./)
    await look('stations', 'Emisoras')
    await look('stations/new', /./)
    await look(`stations/${await first('/api/stations')}`, 'Radio Jauja')
    await look('figures', 'Cifras')
    await look('reports', 'Informes')
    await look('safety', 'Ayuda y salida rápida')
    await look('health', 'Estado del sistema')
    await look('accounts', 'Cuentas')
    await look('history', 'Historial')
    await look('account', 'Mi cuenta')
    await look('nowhere', 'Esta página no existe')
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1280, height: 800 })
    await look('works', 'Obras')
    await look(work, /./)
    expect(faults).toEqual([])
    // Reading every element of nineteen pages is work, also for a machine that is busy with others.
  }, 300_000)

  it('speaks Quechua and English on every screen, and nothing else, on a phone too', async () => {
    const first = async (path: string): Promise<string> =>
      page.evaluate(async (url) => (await (await fetch(url)).json()).items[0].id, path)
    const screens = [
      ...[
        'works',
        `works/${await first('/api/works')}`,
        'upload',
        'import',
        'programmes',
        'stations',
        'stations/new',
      ],
      ...[
        `programmes/${await first('/api/programmes')}`,
        `stations/${await first('/api/stations')}`,
        'figures',
      ],
      ...['reports', 'safety', 'health', 'accounts', 'history', 'account', 'nowhere'],
    ]
    // What a screen is waiting for; the feed of changes never ends.
    const asked = new Set<Request>()
    page.on('request', (request) => {
      if (request.resourceType() !== 'eventsource') asked.add(request)
    })
    page.on('requestfinished', (request) => asked.delete(request))
    page.on('requestfailed', (request) => asked.delete(request))
    const faults: string[] = []
    for (const tongue of ['qu', 'en'] as const) {
      await page.locator('.tongue select').selectOption(tongue)
      await page.locator(`html[lang=${tongue}]`).waitFor()
      const foreign = await foreignTo(tongue)
      for (const screen of screens) {
        await page.setViewportSize({ width: 360, height: 740 })
        await page.goto(`${studio.base}/studio/#/${screen}`)
        await page.locator('h1').waitFor(PATIENT)
        await expect.poll(() => asked.size, PATIENT).toBe(0)
        const { said, tooWide } = await page.evaluate(readOut)
        for (const words of said) if (foreign.includes(words)) faults.push(`${tongue} ${screen}: ${words}`)
        for (const what of tooWide) faults.push(`${tongue} ${screen}: ${what} is too wide`)
      }
    }
    expect(faults).toEqual([])
  }, 120_000)

  it('has broken no rule of the content security policy, and thrown nothing', () => {
    expect(studio.complaints).toEqual([])
  })
})

/** What can be read or heard on the page, and what sticks out of it. Runs in the page. */
function readOut(): { said: string[]; tooWide: string[] } {
  const said: string[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (!text.parentElement?.closest('.tongue, noscript, textarea, #failed'))
      said.push(text.textContent?.trim() ?? '')
  }
  const tooWide: string[] = []
  for (const element of document.querySelectorAll('body *')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      said.push(element.getAttribute(name) ?? '')
  }
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) {
    for (const element of document.querySelectorAll('body *')) {
      if (element.getBoundingClientRect().right > clientWidth + 1)
        tooWide.push(element.outerHTML.slice(0, 90))
    }
  }
  return { said: said.filter(Boolean), tooWide }
}
