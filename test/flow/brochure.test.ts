import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PublishedBrochure } from '../../media/schemas/published.ts'
import { makeBrochure } from '../../workers/brochure/make-brochure.ts'
import { readBrochure } from '../../workers/brochure/read-brochure.ts'
import { startJob, TEST_REF, type TestJob } from '../support/job-context.ts'
import { samplePdf } from '../support/sample-pdf.ts'
import { SAMPLE_TAGS } from '../support/tags.ts'

const run = promisify(execFile)
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A PDF of these objects, the second and on; the first is the catalogue. */
function pdfOf(objects: readonly string[], inCatalog = ''): string {
  const all = [`<</Type/Catalog/Pages 2 0 R${inCatalog}>>`, ...objects]
  const body = all.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('')
  return `%PDF-1.4\n${body}trailer<</Root 1 0 R/Size ${all.length + 1}>>\n`
}

describe('a brochure', () => {
  let job: TestJob
  beforeEach(async () => {
    job = await startJob()
  })
  afterEach(() => job.end())

  const make = async (bytes: Uint8Array | string): Promise<PublishedBrochure> => {
    const path = join(job.folder, 'upload')
    await writeFile(path, bytes)
    return makeBrochure({ ref: TEST_REF, path, tags: SAMPLE_TAGS }, job.context)
  }

  it('becomes pages with text, an outline and the PDF itself', async () => {
    const upload = await samplePdf()
    const brochure = await make(upload)

    expect(brochure.pages.map(({ text }) => text)).toEqual(['Ser hombre sin violencia', 'Wiñay: liderazgo'])
    expect(brochure.outline).toEqual([{ title: 'Capítulo dos', page: 2, level: 1 }])
    expect(brochure.pages[0]).toMatchObject({ number: 1, width: 420, height: 595 })
    expect(brochure.pages[1]).toMatchObject({ number: 2, width: 595, height: 420 })
    expect(brochure.pages[0]?.images.map(({ file }) => file)).toEqual([
      'pages/001-480.webp',
      'pages/001-960.webp',
      'pages/001-1600.webp',
    ])
    for (const image of brochure.pages.flatMap(({ images }) => images)) {
      const bytes = await job.published(image.file)
      const { format, width, height } = await sharp(bytes).metadata()
      expect({ format, width, height, bytes: bytes.length }).toEqual({
        format: 'webp',
        width: image.width,
        height: image.height,
        bytes: image.bytes,
      })
    }

    for (const { file, bytes, sha256 } of brochure.downloads) {
      const content = await job.published(file)
      expect(content.length).toBe(bytes)
      expect(hash(content)).toBe(sha256)
    }
    expect(brochure.downloads.map(({ sha256 }) => sha256)).toContain(hash(upload))
    expect(job.progress.at(-1)).toBe(1)
  })

  it('is black on white, without coloured edges on the letters', async () => {
    const brochure = await make(await samplePdf())
    const page = await job.published(brochure.pages[0]?.images[1]?.file ?? '')
    const pixels = await sharp(page).raw().toBuffer()
    let coloured = 0
    let dark = 0
    for (let at = 0; at < pixels.length; at += 3) {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3)
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 12) coloured += 1
      if (red < 40) dark += 1
    }
    expect(coloured).toBe(0)
    expect(dark).toBeGreaterThan(500)
  })

  it('offers a linearised copy that a reader of PDF finds nothing wrong with', async () => {
    const { downloads } = await make(await samplePdf())
    expect(downloads.map(({ name, file }) => [name, file])).toEqual([
      ['pdf', 'brochure.pdf'],
      ['pdf-original', 'original.pdf'],
    ])
    const { stdout } = await run('qpdf', ['--check', await job.pathOf('brochure.pdf')])
    expect(stdout).toContain('File is linearized')
  })

  it('says what it is and where it came from, unless the work is sensitive', async () => {
    const upload = await samplePdf()
    const said = async (sensitive: boolean): Promise<unknown[]> => {
      const path = join(job.folder, `upload-${sensitive}`)
      await writeFile(path, upload)
      const tags = { ...SAMPLE_TAGS, address: 'https://ejemplo.pe/o/7', help: 'Línea 100', sensitive }
      const { downloads } = await makeBrochure({ ref: TEST_REF, path, tags }, job.context)
      const json = ['--json=2', '--json-key=qpdf', '--json-stream-data=none']
      const { stdout } = await run('qpdf', [...json, await job.pathOf('brochure.pdf')])
      const objects = JSON.parse(stdout).qpdf[1]
      const info = objects[`obj:${objects.trailer.value['/Info']}`].value
      return [downloads.map(({ name }) => name), info]
    }
    const { title, organisation } = SAMPLE_TAGS
    const info = {
      '/Title': `u:${title}`,
      '/Author': `u:${organisation}`,
      '/Subject': 'u:Línea 100 · https://ejemplo.pe/o/7',
    }
    expect(await said(false)).toEqual([['pdf', 'pdf-original'], info])
    await rm(join(job.context.scratch, 'pages'), { recursive: true, force: true })
    expect(await said(true)).toEqual([['pdf'], {}])
  })

  it('loses scripts, what starts a program, and hidden files, in the one copy that is offered', async () => {
    const catalog =
      '/OpenAction 4 0 R/Names<</J#61vaScript<</Names[(x)4 0 R]>>/EmbeddedFiles<</Names[(a)5 0 R]>>>>'
    const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/AA<</O 4 0 R>>/Annots[
      <</Type/Annot/Subtype/Link/Rect[0 0 90 90]/A<</S 7 0 R/F(calc.exe)>>>>
      <</Type/Annot/Subtype/Link/Rect[0 0 50 50]/A<</S/URI/URI(https://example.org/)>>>>]>>`
    const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>'
    const file = '<</Type/Filespec/F(mal.exe)/EF<</F 6 0 R>>>>'
    const hidden = '<</Type/EmbeddedFile/Length 8>>stream\nMZ hidden\nendstream '
    const upload = pdfOf(
      ['<</Type/Pages/Count 1/Kids[3 0 R]>>', page, script, file, hidden, '/Launch '],
      catalog,
    )
    const brochure = await make(upload)
    expect(brochure.downloads.map(({ file }) => file)).toEqual(['brochure.pdf'])
    expect(brochure.warnings).toContainEqual({ code: 'pdf_active' })

    const plain = join(job.folder, 'plain.pdf')
    await run('qpdf', ['--qdf', '--object-streams=disable', await job.pathOf('brochure.pdf'), plain])
    const content = await readFile(plain, 'latin1')
    expect(content).toContain('https://example.org/')
    for (const gone of ['JavaScript', 'alert', 'Launch', 'calc.exe', 'EmbeddedFile', 'MZ hidden', '/AA']) {
      expect(content).not.toContain(gone)
    }
  })

  it('comes out the same each time', async () => {
    const upload = await samplePdf()
    const first = await make(upload)
    const again = await startJob()
    try {
      const path = join(again.folder, 'upload')
      await writeFile(path, upload)
      const second = await makeBrochure({ ref: TEST_REF, path, tags: SAMPLE_TAGS }, again.context)
      expect(second).toEqual(first)
      for (const { file } of first.pages.flatMap(({ images }) => images)) {
        expect(hash(await again.published(file))).toBe(hash(await job.published(file)))
      }
    } finally {
      await again.end()
    }
  })

  it('is read where its cross-reference table is lost', async () => {
    const text = Buffer.from(await samplePdf()).toString('latin1')
    const broken = Buffer.from(
      text.slice(0, text.lastIndexOf('xref\n', text.lastIndexOf('startxref') - 1)),
      'latin1',
    )
    const trailer = /trailer[\s\S]*?>>/.exec(text)?.[0] ?? ''
    const brochure = await make(Buffer.concat([broken, Buffer.from(`\n${trailer}\n`)]))
    expect(brochure.pages.map(({ text }) => text)).toEqual(['Ser hombre sin violencia', 'Wiñay: liderazgo'])
  })

  const lockedBy = async (user: string, ...rights: string[]): Promise<string> => {
    const plain = join(job.folder, 'plain.pdf')
    const locked = join(job.folder, 'locked.pdf')
    await writeFile(plain, await samplePdf())
    await run('qpdf', ['--encrypt', user, 'dueño', '256', ...rights, '--', plain, locked])
    return locked
  }

  it('is refused with a password to open it', async () => {
    const path = await lockedBy('secreto')
    await expect(makeBrochure({ ref: TEST_REF, path, tags: SAMPLE_TAGS }, job.context)).rejects.toMatchObject(
      { code: 'protected_file' },
    )
  })

  it('is published with what its maker forbids, since it opens without a password', async () => {
    const path = await lockedBy('', '--extract=n')
    const brochure = await makeBrochure({ ref: TEST_REF, path, tags: SAMPLE_TAGS }, job.context)
    expect(brochure.pages).toHaveLength(2)
    expect(brochure.warnings).toEqual([{ code: 'pdf_restricted' }])
  })

  it.each([
    ['no PDF at all', 'hola'],
    ['half a header', '%PDF-1.7\n1 0 obj\n<<'],
  ])('is refused as damaged when it is %s', async (_, content) => {
    await expect(make(content)).rejects.toMatchObject({ code: 'damaged_file' })
  })

  it('is refused as damaged without pages', async () => {
    const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Root 1 0 R/Size 3>>
`
    await expect(make(pdf)).rejects.toMatchObject({ code: 'damaged_file' })
  })

  it('is the pages that can be read, and says which are lost', async () => {
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>'
    const brochure = await make(
      pdfOf(['<</Type/Pages/Count 4/Kids[3 0 R 98 0 R 99 0 R 4 0 R]>>', page, page]),
    )
    expect(brochure.pages.map(({ number }) => number)).toEqual([1, 4])
    expect(brochure.pages[1]?.images[0]?.file).toBe('pages/004-480.webp')
    expect(brochure.warnings).toEqual([{ code: 'pages_lost', about: '2–3' }])
  })

  it('shows what is filled into a form, also where only the value was saved', async () => {
    const field =
      '<</Type/Annot/Subtype/Widget/FT/Tx/T(lugar)/V(Huancavelica)/DA(/Helv 40 Tf 0 0 1 rg)/Rect[20 20 280 80]/P 3 0 R/F 4>>'
    const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
    const catalog = '/AcroForm<</Fields[4 0 R]/NeedAppearances true/DR<</Font<</Helv 5 0 R>>>>>>'
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Annots[4 0 R]>>'
    await make(pdfOf(['<</Type/Pages/Count 1/Kids[3 0 R]>>', page, field, font], catalog))
    const { channels } = await sharp(await job.published('pages/001-480.webp')).stats()
    const [red, , blue] = channels
    expect(red?.min).toBeLessThan(60)
    expect(blue?.min).toBeGreaterThan(150)
  })

  it('may be a banner of five metres', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage([14_400, 1_000])
    const [page] = (await make(await pdf.save())).pages
    expect(page?.images.map(({ width }) => width)).toEqual([480, 960, 1600])
  })

  it('is refused with more pages than are accepted', async () => {
    const path = join(job.folder, 'upload')
    await writeFile(path, await samplePdf())
    const read = readBrochure(path, { signal: job.abort.signal, folder: job.folder, maxPages: 1 })
    await expect(read).rejects.toMatchObject({ code: 'too_long' })
  })

  it('stops at once when it is cancelled', async () => {
    const path = join(job.folder, 'upload')
    await writeFile(path, await samplePdf())
    const reason = new Error('cancelled by the test')
    const read = readBrochure(path, { signal: job.abort.signal, folder: job.folder })
    job.abort.abort(reason)
    await expect(read).rejects.toBe(reason)
  })
})
