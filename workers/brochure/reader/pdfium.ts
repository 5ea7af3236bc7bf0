import { PDFiumModule } from '@hyzyla/pdfium'
import { ChaskiError } from '../../../media/errors.ts'
import { type Drawing, openForms, type PdfiumForms } from './forms.ts'
import type { PageSize } from './page-images.ts'

// The package's own wrapper renders with sub-pixel smoothing, which leaves coloured edges on every letter, and knows
// neither bookmarks nor permissions; so this calls PDFium itself (fpdfview.h, fpdf_text.h, fpdf_doc.h).
interface Pdfium extends PdfiumForms {
  free(pointer: number): void
  FPDF_InitLibrary(): void
  FPDF_LoadMemDocument(pointer: number, size: number, password: number): number
  FPDF_GetLastError(): number
  FPDF_GetSecurityHandlerRevision(document: number): number
  FPDF_GetDocPermissions(document: number): number
  FPDF_GetPageCount(document: number): number
  FPDFDoc_GetAttachmentCount(document: number): number
  FPDF_LoadPage(document: number, index: number): number
  FPDF_ClosePage(page: number): void
  FPDF_GetPageWidthF(page: number): number
  FPDF_GetPageHeightF(page: number): number
  FPDFBitmap_CreateEx(width: number, height: number, format: number, pixels: number, stride: number): number
  FPDFBitmap_FillRect(
    bitmap: number,
    x: number,
    y: number,
    width: number,
    height: number,
    colour: number,
  ): void
  FPDFBitmap_Destroy(bitmap: number): void
  FPDF_RenderPageBitmap(...drawing: Drawing): void
  FPDFText_LoadPage(page: number): number
  FPDFText_CountChars(text: number): number
  FPDFText_GetText(text: number, start: number, count: number, target: number): number
  FPDFText_ClosePage(text: number): void
  FPDFBookmark_GetFirstChild(document: number, bookmark: number): number
  FPDFBookmark_GetNextSibling(document: number, bookmark: number): number
  FPDFBookmark_GetTitle(bookmark: number, target: number, size: number): number
  FPDFBookmark_GetDest(document: number, bookmark: number): number
  FPDFDest_GetDestPageIndex(document: number, destination: number): number
}

interface Loaded {
  wasmExports: Pdfium
  /** A new view whenever the memory has grown. */
  HEAPU8: Uint8Array
}

/** An open page; `close` it before opening the next, or memory fills up. */
export interface PdfPage {
  /** Upright. */
  size: PageSize
  /** Raw text from PDFium. */
  text(): string
  /** Pixels on a white background, four bytes each: red, green, blue, unused. */
  render(size: PageSize): Uint8Array
  close(): void
}

export interface PdfDocument {
  pageCount: number
  /**
   * Whether its author asks that it not be printed, or its text not be copied. It opens without a password all the
   * same.
   */
  isRestricted: boolean
  /** Whether it has attachments. */
  hasAttachments: boolean
  page(index: number): PdfPage
  /** Bookmarks in reading order; titles are raw, `page` counts from 0. */
  outline(limit: number): { title: string; page: number; level: number }[]
}

const PASSWORD_ERRORS = [4, 5]
const MAY_PRINT = 1 << 2
const MAY_EXTRACT = 1 << 4
const FORMAT_BGRX = 3
const WITH_ANNOTATIONS = 0x01
const RED_FIRST = 0x10
const WHITE = 0xffffffff
const MAX_OUTLINE_DEPTH = 8

// A4 comes as 595.2760009765625.
const points = (length: number): number => Math.round(length * 100) / 100

/**
 * Opens a PDF with PDFium, which repairs what it can (a lost cross-reference table, wrong lengths).
 * @throws ChaskiError `protected_file` if it needs a password; `damaged_file` if there is nothing to read
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  // The package's types list only some of what the module exports.
  const loaded = (await PDFiumModule({})) as unknown as Loaded
  const pdfium = loaded.wasmExports
  pdfium.FPDF_InitLibrary()

  const allocate = (size: number): number => {
    const pointer = pdfium.malloc(size)
    if (pointer === 0) throw new ChaskiError('out_of_memory', { detail: `pdfium: ${size} bytes` })
    return pointer
  }
  const take = <T>(size: number, use: (pointer: number) => T): T => {
    const pointer = allocate(size)
    try {
      return use(pointer)
    } finally {
      pdfium.free(pointer)
    }
  }
  const utf16 = (pointer: number, length: number): string =>
    new TextDecoder('utf-16le').decode(loaded.HEAPU8.slice(pointer, pointer + length))

  // Stays allocated: PDFium reads it as long as the document is open.
  const source = allocate(bytes.length)
  loaded.HEAPU8.set(bytes, source)
  const document = pdfium.FPDF_LoadMemDocument(source, bytes.length, 0)
  if (document === 0) {
    const error = pdfium.FPDF_GetLastError()
    throw new ChaskiError(PASSWORD_ERRORS.includes(error) ? 'protected_file' : 'damaged_file', {
      detail: `pdfium error ${error}`,
    })
  }
  const permissions = pdfium.FPDF_GetDocPermissions(document)
  const isEncrypted = pdfium.FPDF_GetSecurityHandlerRevision(document) !== -1
  const pageCount = pdfium.FPDF_GetPageCount(document)
  const forms = openForms(pdfium, () => loaded.HEAPU8, document)

  return {
    pageCount,
    isRestricted: isEncrypted && !(permissions & MAY_PRINT && permissions & MAY_EXTRACT),
    hasAttachments: pdfium.FPDFDoc_GetAttachmentCount(document) > 0,

    page(index) {
      const page = pdfium.FPDF_LoadPage(document, index)
      if (page === 0) throw new ChaskiError('damaged_file', { detail: `page ${index + 1} cannot be opened` })
      forms.opened(page)
      return {
        size: {
          width: points(pdfium.FPDF_GetPageWidthF(page)),
          height: points(pdfium.FPDF_GetPageHeightF(page)),
        },

        text() {
          const text = pdfium.FPDFText_LoadPage(page)
          if (text === 0) return ''
          try {
            const count = pdfium.FPDFText_CountChars(text)
            if (count <= 0) return ''
            return take((count + 1) * 2, (pointer) => {
              const written = pdfium.FPDFText_GetText(text, 0, count, pointer)
              return utf16(pointer, Math.max(0, written - 1) * 2)
            })
          } finally {
            pdfium.FPDFText_ClosePage(text)
          }
        },

        render({ width, height }) {
          const length = width * height * 4
          return take(length, (pixels) => {
            const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, FORMAT_BGRX, pixels, width * 4)
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
            const flags = WITH_ANNOTATIONS | RED_FIRST
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
            forms.draw(bitmap, page, width, height, flags)
            pdfium.FPDFBitmap_Destroy(bitmap)
            return loaded.HEAPU8.slice(pixels, pixels + length)
          })
        },

        close() {
          forms.closing(page)
          pdfium.FPDF_ClosePage(page)
        },
      }
    },

    outline(limit) {
      const found: { title: string; page: number; level: number }[] = []
      // A hostile file can link its bookmarks in a cycle, so each is visited once.
      const seen = new Set<number>()
      const walk = (parent: number, level: number): void => {
        let bookmark = pdfium.FPDFBookmark_GetFirstChild(document, parent)
        while (bookmark !== 0 && !seen.has(bookmark) && found.length < limit) {
          seen.add(bookmark)
          const size = pdfium.FPDFBookmark_GetTitle(bookmark, 0, 0)
          const title = take(Math.max(2, size), (pointer) => {
            pdfium.FPDFBookmark_GetTitle(bookmark, pointer, size)
            return utf16(pointer, Math.max(0, size - 2))
          })
          const destination = pdfium.FPDFBookmark_GetDest(document, bookmark)
          const page = destination === 0 ? -1 : pdfium.FPDFDest_GetDestPageIndex(document, destination)
          if (page >= 0 && page < pageCount) found.push({ title, page, level })
          if (level < MAX_OUTLINE_DEPTH) walk(bookmark, level + 1)
          bookmark = pdfium.FPDFBookmark_GetNextSibling(document, bookmark)
        }
      }
      walk(0, 1)
      return found
    },
  }
}
