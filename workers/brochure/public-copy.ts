import { writeFile } from 'node:fs/promises'
import type { WorkTags } from '../../media/jobs/queues.ts'
import { type PdfObjects, withoutActiveParts } from './active-parts.ts'
import { withInformation } from './document-information.ts'
import { runQpdf } from './qpdf.ts'

/** Which PDF the public gets. */
export type PublicPdf =
  /** A copy that loads page by page. Where something was taken out of it, it is the only one. */
  | { is: 'copy'; wasActive: boolean }
  /** The upload: the copy could not be made. */
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
 * repaired, and without scripts, actions that start something, and embedded files. It says what it is and where it came from.
 * The same file with the same tags gives the same bytes.
 * @throws the reason of `signal`
 */
export async function publicCopy(
  { source, target, update }: Paths,
  tags: WorkTags,
  signal: AbortSignal,
): Promise<PublicPdf> {
  const describe = ['--json=2', '--json-key=qpdf', '--json-stream-data=none', source]
  const described = await runQpdf({ args: describe, read: [source], write: [], signal })
  if (!described.ok) return { is: described.isInstalled ? 'none' : 'upload', why: described.why }

  const [header, objects] = (JSON.parse(described.output) as { qpdf: [Header, PdfObjects] }).qpdf
  const cleaned = withoutActiveParts(objects)
  const wasActive = Object.keys(cleaned).length > 0
  const free = header.maxobjectid + 1
  const changes = withInformation(objects, cleaned, tags, free)
  const { jsonversion, pdfversion } = header
  await writeFile(update, JSON.stringify({ qpdf: [{ jsonversion, pdfversion, maxobjectid: free }, changes] }))
  const write = ['--linearize', '--deterministic-id', '--object-streams=generate', source, target]
  const args = [`--update-from-json=${update}`, ...write]
  const written = await runQpdf({ args, read: [source, update], write: [target], signal })
  if (written.ok) return { is: 'copy', wasActive }
  return { is: wasActive ? 'none' : 'upload', why: written.why }
}
