import { explain, isErrorCode } from '../../media/errors.ts'
import { captionPath } from '../../media/layout.ts'
import type { Published } from '../../media/schemas/published.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CaptionRow, WorkRow } from '../catalogue/tables.ts'
import { fieldsOf, publishedOf } from '../catalogue/work-columns.ts'
import type { ProgressBoard } from '../events/progress-board.ts'
import { explainWarning } from './explain-warning.ts'
import { workUrls } from './work-urls.ts'

/** For whom a work is told: under which address, in which language. */
export interface Reader {
  /** Without a slash at its end. */
  baseUrl: string
  language: InterfaceLanguage
  /** Whether to tell what only staff are told. */
  isStaff: boolean
}

export type Presenter = ReturnType<typeof createPresenter>

/** Works as the API shows them: what the catalogue keeps, with addresses, captions and live progress. */
export function createPresenter(catalogue: Pick<Catalogue, 'captions'>, progress: ProgressBoard) {
  const many = async (rows: WorkRow[], reader: Reader): Promise<Work[]> => {
    const captions = Map.groupBy(
      await catalogue.captions.of(rows.map((row) => row.id)),
      (caption) => caption.work_id,
    )
    return rows.map((row) => toWork(row, captions.get(row.id) ?? [], progress.of(row), reader))
  }
  return {
    /** As a list shows them: page by page, one long brochure would outweigh all the rest of it. */
    async list(rows: WorkRow[], reader: Reader): Promise<Work[]> {
      return (await many(rows, reader)).map(summaryOf)
    },
    async one(row: WorkRow, reader: Reader): Promise<Work> {
      const [work] = await many([row], reader)
      if (!work) throw new Error('one row gives one work')
      return work
    },
  }
}

/** A row as JSON. `live` is what the workers last said of the version that is being made. */
export function toWork(
  row: WorkRow,
  captions: CaptionRow[],
  live: { progress: number; timeLeft: number | null } | null,
  { baseUrl, language, isStaff }: Reader,
): Work {
  const published = publishedOf(row)
  return {
    id: row.id,
    slug: row.slug,
    number: row.number,
    kind: row.kind,
    ...fieldsOf(row),
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    trashedAt: row.trashed_at,
    status: row.status,
    playable: published !== null,
    progress: row.status === 'ready' ? 1 : row.status === 'processing' ? (live?.progress ?? 0) : 0,
    timeLeft: row.status === 'processing' ? (live?.timeLeft ?? null) : null,
    error:
      row.error_code === null
        ? null
        : explain(isErrorCode(row.error_code) ? row.error_code : 'internal', language),
    warnings: isStaff
      ? (published?.warnings ?? []).flatMap((warning) => explainWarning(warning, language) ?? [])
      : [],
    version: row.version,
    fileName: row.file_name,
    ...facts(published),
    bytes: row.bytes,
    sha256: row.sha256,
    views: row.views,
    urls: workUrls(
      {
        id: row.id,
        slug: row.slug,
        captions: captions.map((caption) => ({
          language: caption.language,
          url: captionPath(row.id, caption.language, caption.updated_at),
        })),
        visible:
          published === null || row.visible_version === null
            ? null
            : { version: row.visible_version, published },
      },
      baseUrl,
    ),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function summaryOf(work: Work): Work {
  return { ...work, chapters: [], outline: [], urls: { ...work.urls, pages: [] } }
}

type Facts = Pick<Work, 'duration' | 'width' | 'height' | 'loudness' | 'chapters' | 'pageCount' | 'outline'>

const NOTHING_KNOWN: Facts = {
  duration: null,
  width: null,
  height: null,
  loudness: null,
  chapters: [],
  pageCount: null,
  outline: [],
}

function facts(published: Published | null): Facts {
  switch (published?.kind) {
    case 'video': {
      const { duration, width, height, loudness, chapters } = published
      return { ...NOTHING_KNOWN, duration, width, height, loudness, chapters }
    }
    case 'spot':
      return { ...NOTHING_KNOWN, duration: published.duration, loudness: published.loudness }
    case 'brochure':
      return { ...NOTHING_KNOWN, pageCount: published.pages.length, outline: published.outline }
    default:
      return NOTHING_KNOWN
  }
}
