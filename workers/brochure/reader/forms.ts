/** What to draw of a page, and where: the arguments common to PDFium's drawing functions. */
export type Drawing = [
  bitmap: number,
  page: number,
  x: number,
  y: number,
  width: number,
  height: number,
  turn: number,
  flags: number,
]

/** The part of PDFium (fpdf_formfill.h) that draws the values of form fields. */
export interface PdfiumForms {
  malloc(size: number): number
  FPDFDOC_InitFormFillEnvironment(document: number, info: number): number
  FORM_OnAfterLoadPage(page: number, form: number): void
  FORM_OnBeforeClosePage(page: number, form: number): void
  FPDF_FFLDraw(form: number, ...drawing: Drawing): void
}

export interface Forms {
  opened(page: number): void
  draw(bitmap: number, page: number, width: number, height: number, flags: number): void
  closing(page: number): void
}

// FPDF_FORMFILLINFO: a version, then callbacks for an interactive window. We have none; null says so.
const INFO_BYTES = 512
const INFO_VERSION = 1

/**
 * Draws form fields as PDF viewers do: many files only store the value and leave drawing to the viewer. No script of
 * the document runs: this build of PDFium cannot run any, and nothing here asks for it.
 */
export function openForms(pdfium: PdfiumForms, heap: () => Uint8Array, document: number): Forms {
  const info = pdfium.malloc(INFO_BYTES)
  // Stays allocated: PDFium reads it as long as the document is open.
  const view = heap()
  view.fill(0, info, info + INFO_BYTES)
  new DataView(view.buffer, view.byteOffset).setInt32(info, INFO_VERSION, true)
  const form = pdfium.FPDFDOC_InitFormFillEnvironment(document, info)
  // A document with a broken form can still be read.
  if (form === 0) return { opened() {}, draw() {}, closing() {} }
  return {
    opened: (page) => pdfium.FORM_OnAfterLoadPage(page, form),
    draw: (bitmap, page, width, height, flags) =>
      pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, flags),
    closing: (page) => pdfium.FORM_OnBeforeClosePage(page, form),
  }
}
