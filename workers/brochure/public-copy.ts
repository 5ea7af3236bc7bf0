import { open, writeFile } from 'node:fs/promises'
import { type PdfObjects, withoutActiveParts } from './active-parts.ts'
import { runQpdf } from './qpdf.ts'

/** Which PDF the public gets. */
export type PublicPdf =
  /** A copy that loads page by page. Where something was taken out of it, it is the only one. */
  | { is: 'copy'; wasActive: boolean }
  /** The upload: the copy could not be made, or would be no better. */
  | { is: 'upload'; why: string }
  /** None: what is in it could not be found out, or not be taken out. */
  | { is: 'none'; why: string }

interface Paths {
  /** The upload. */
  source: string
  /** Where the copy is written. */
  target: string
  /** For what qpdf is told to change. */
  update: string
}

/** The head of qpdf's JSON, version 2, which an update repeats. */
interface Header {
  jsonversion: number
  pdfversion: string
  maxobjectid: number
}

/**
 * Writes the copy of a PDF that people download: linearised, so that its first page shows before the rest has arrived,
 * repaired, and without scripts, actions that start something, and embedded files. The same file gives the same bytes.
 * @throws the reason of `signal`
 */
export async function publicCopy({ source, target, update }: Paths, signal: AbortSignal): Promise<PublicPdf> {
  const describe = ['--json=2', '--json-key=qpdf', '--json-stream-data=none', source]
  const described = await runQpdf({ args: describe, read: [source], write: [], signal })
  if (!described.ok) return { is: described.isInstalled ? 'none' : 'upload', why: described.why }

  const [header, objects] = (JSON.parse(described.output) as { qpdf: [Header, PdfObjects] }).qpdf
  const changes = withoutActiveParts(objects)
  const wasActive = Object.keys(changes).length > 0
  if (!wasActive && (await isLinearised(source))) return { is: 'upload', why: 'it is linearised already' }

  const { jsonversion, pdfversion, maxobjectid } = header
  await writeFile(update, JSON.stringify({ qpdf: [{ jsonversion, pdfversion, maxobjectid }, changes] }))
  const write = ['--linearize', '--deterministic-id', '--object-streams=generate', source, target]
  const args = wasActive ? [`--update-from-json=${update}`, ...write] : write
  const written = await runQpdf({ args, read: [source, update], write: [target], signal })
  if (written.ok) return { is: 'copy', wasActive }
  return { is: wasActive ? 'none' : 'upload', why: written.why }
}

/** ISO 32000-1, annex F: the linearisation parameters lie entirely within the first 1024 bytes. */
async function isLinearised(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.subarray(0, bytesRead).includes('/Linearized')
  } finally {
    await file.close()
  }
}
