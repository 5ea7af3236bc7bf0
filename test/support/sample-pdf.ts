import { degrees, PDFDocument, PDFHexString, PDFName, PDFNumber, StandardFonts } from 'pdf-lib'

/** Two pages, the second turned a quarter, with one bookmark to it. */
export async function samplePdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const first = pdf.addPage([420, 595])
  first.drawText('Ser hombre sin violencia', { x: 40, y: 500, size: 24, font })
  const second = pdf.addPage([420, 595])
  second.drawText('Wiñay: liderazgo', { x: 40, y: 300, size: 18, font })
  second.setRotation(degrees(90))

  const { context } = pdf
  const outline = context.nextRef()
  const item = context.nextRef()
  context.assign(
    item,
    context.obj({
      Title: PDFHexString.fromText('Capítulo dos'),
      Parent: outline,
      Dest: [second.ref, PDFName.of('Fit')],
    }),
  )
  context.assign(outline, context.obj({ Type: 'Outlines', First: item, Last: item, Count: PDFNumber.of(1) }))
  pdf.catalog.set(PDFName.of('Outlines'), outline)
  return pdf.save({ useObjectStreams: false })
}
