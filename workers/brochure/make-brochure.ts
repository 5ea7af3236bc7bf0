import { constants } from 'node:fs'
import { copyFile, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkTags } from '../../media/jobs/queues.ts'
import {
  BROCHURE_COVER,
  BROCHURE_ORIGINAL,
  BROCHURE_PDF,
  pageImage,
  publishedKey,
  type VersionRef,
} from '../../media/layout.ts'
import type { BrochurePage, Download, PublishedBrochure } from '../../media/schemas/published.ts'
import { makeCover } from '../files/cover.ts'
import { fingerprint } from '../files/fingerprint.ts'
import type { JobContext } from '../jobs/context.ts'
import { publicCopy } from './public-copy.ts'
import { readBrochure } from './read-brochure.ts'
import { imageName, type ReadPage } from './reader/messages.ts'
import { brochureWarnings } from './warnings.ts'

interface BrochureSource {
  ref: VersionRef
  /** The uploaded PDF, never modified. */
  path: string
  tags: WorkTags
}

// The images are nearly all of the work.
const READING = 0.9

/**
 * Makes the web version of a PDF and puts it in the store: each page as WebP in up to three widths with its text, the
 * outline, and the PDF: a copy that loads page by page and does nothing by itself, beside the upload where that was so too.
 * @throws ChaskiError `protected_file`, `damaged_file`, `too_many_pixels`, `too_long`, `out_of_memory`, `took_too_long`
 */
export async function makeBrochure(source: BrochureSource, context: JobContext): Promise<PublishedBrochure> {
  const { scratch, signal, log } = context
  const folder = join(scratch, 'pages')
  await mkdir(folder)
  const read = await readBrochure(source.path, {
    signal,
    folder,
    onPage: (done, all) => context.progress((READING * done) / all),
  })

  const original = join(scratch, 'original.pdf')
  const light = join(scratch, 'light.pdf')
  await copyFile(source.path, original, constants.COPYFILE_FICLONE)
  const paths = { source: original, target: light, update: join(scratch, 'update.json') }
  const pdf = await publicCopy(paths, source.tags, signal)
  if (pdf.is !== 'copy') log.info({ why: pdf.why }, 'no copy of the PDF')

  const put = (file: string, path: string): Promise<void> =>
    context.store.putFile(publishedKey(source.ref, file), path)
  const offer = async (name: string, file: string, path: string): Promise<Download> => {
    const download = { name, file, type: 'application/pdf', ...(await fingerprint(path)) }
    await put(file, path)
    return download
  }

  // Before the pages: the store takes their images away.
  const front = join(scratch, BROCHURE_COVER)
  const [first] = read.pages
  const [image] = first?.images ?? []
  const hasCover = first !== undefined && image !== undefined
  if (hasCover) {
    await makeCover(join(folder, imageName(first.number, image.width)), front)
    await put(BROCHURE_COVER, front)
  }

  const published: BrochurePage[] = []
  for (const page of read.pages) {
    signal.throwIfAborted()
    published.push(await publishPage(page, folder, put))
  }
  const downloads: Download[] = []
  if (pdf.is === 'copy') downloads.push(await offer('pdf', BROCHURE_PDF, light))
  // What its author's program wrote into it stands there still.
  if (pdf.is === 'copy' && !pdf.wasActive && !source.tags.sensitive) {
    downloads.push(await offer('pdf-original', BROCHURE_ORIGINAL, original))
  }
  if (pdf.is === 'upload' && !source.tags.sensitive)
    downloads.push(await offer('pdf', BROCHURE_PDF, original))
  await rm(folder, { recursive: true, force: true })
  context.progress(1)
  const { outline } = read
  return {
    ...{ kind: 'brochure', pages: published, outline, downloads, warnings: brochureWarnings(read, pdf) },
    ...(hasCover && { cover: BROCHURE_COVER }),
  }
}

async function publishPage(
  { number, size, images, text }: ReadPage,
  folder: string,
  put: (file: string, path: string) => Promise<void>,
): Promise<BrochurePage> {
  const page: BrochurePage = { number, ...size, images: [], text }
  for (const { width, height } of images) {
    const path = join(folder, imageName(number, width))
    const file = pageImage(number, width)
    const { size: bytes } = await stat(path)
    await put(file, path)
    page.images.push({ file, width, height, bytes })
  }
  return page
}
