/** What is drawn of a page, and where: the arguments that PDFium's ways of drawing share. */
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

/** The part of PDFium (fpdf_formfill.h) that shows what is filled in. */
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

// FPDF_FORMFILLINFO: a version, then callbacks for a window with a mouse, none of which we have; null stands for that.
const INFO_BYTES = 512
const INFO_VERSION = 1

/**
 * Fields of a form as a reader shows them: many are saved as a value only, and whoever opens the file draws them. No
 * script of the document runs: this build of PDFium has none, and nothing here asks for one.
 */
export function openForms(pdfium: PdfiumForms, heap: () => Uint8Array, document: number): Forms {
  const info = pdfium.malloc(INFO_BYTES)
  // Stays allocated: PDFium reads from it for as long as the document is open.
  const view = heap()
  view.fill(0, info, info + INFO_BYTES)
  new DataView(view.buffer, view.byteOffset).setInt32(info, INFO_VERSION, true)
  const form = pdfium.FPDFDOC_InitFormFillEnvironment(document, info)
  // A document whose form is broken is still one that can be read.
  if (form === 0) return { opened() {}, draw() {}, closing() {} }
  return {
    opened: (page) => pdfium.FORM_OnAfterLoadPage(page, form),
    draw: (bitmap, page, width, height, flags) =>
      pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, flags),
    closing: (page) => pdfium.FORM_OnBeforeClosePage(page, form),
  }
}
