import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { ChaskiError } from '../../../media/errors.ts'
import { imageName, type ReaderMessage, type ReaderTask, type ReadPage } from './messages.ts'
import { imageSizes } from './page-images.ts'
import { cleanText, cleanTitle } from './page-text.ts'
import { openPdf, type PdfDocument, type PdfPage } from './pdfium.ts'

// A separate process, started by read-brochure.ts: a PDF can make PDFium hang for a minute or take all memory, and then
// only this process dies.

const MAX_OUTLINE = 1000

const tell = (message: ReaderMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()))
  })

async function read({ source, folder, maxPages }: ReaderTask): Promise<void> {
  const document = await openPdf(await readFile(source))
  if (document.pageCount < 1) throw new ChaskiError('damaged_file', { detail: 'no pages' })
  if (document.pageCount > maxPages) {
    throw new ChaskiError('too_long', { detail: `${document.pageCount} pages, ${maxPages} are accepted` })
  }
  await tell({ type: 'opened', pages: document.pageCount })
  for (let index = 0; index < document.pageCount; index += 1) {
    const number = index + 1
    try {
      await tell({ type: 'page', page: await readPage(document, index, folder) })
    } catch (error) {
      // The other pages are still readable.
      if (!(error instanceof ChaskiError) || error.code !== 'damaged_file') throw error
      await tell({ type: 'lost', page: number })
    }
  }
  const outline = document
    .outline(MAX_OUTLINE)
    .map(({ title, page, level }) => ({ title: cleanTitle(title), page: page + 1, level }))
    .filter(({ title }) => title !== '')
  const { isRestricted, hasAttachments } = document
  await tell({ type: 'done', outline, isRestricted, hasAttachments })
}

async function readPage(document: PdfDocument, index: number, folder: string): Promise<ReadPage> {
  const page = document.page(index)
  try {
    return await picture(page, index + 1, folder)
  } finally {
    page.close()
  }
}

async function picture(page: PdfPage, number: number, folder: string): Promise<ReadPage> {
  const images = imageSizes(page.size)
  const largest = images.at(-1) ?? page.size
  const pixels = page.render(largest)
  const raw = { width: largest.width, height: largest.height, channels: 4 } as const
  for (const image of images) {
    await sharp(pixels, { raw })
      .removeAlpha()
      .resize({ ...image, fit: 'fill' })
      .webp({ quality: 78, effort: 4, smartSubsample: true })
      .toFile(join(folder, imageName(number, image.width)))
  }
  return { number, size: page.size, images, text: cleanText(page.text()) }
}

// The worker is gone.
process.once('disconnect', () => process.exit(1))
sharp.concurrency(1)
sharp.cache(false)
try {
  await read(JSON.parse(process.argv[2] ?? '') as ReaderTask)
} catch (error) {
  if (!(error instanceof ChaskiError)) throw error
  await tell({ type: 'refused', code: error.code, detail: error.detail ?? '' })
}
process.removeAllListeners('disconnect')
process.disconnect()
