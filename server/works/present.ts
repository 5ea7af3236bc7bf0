import { explain, isErrorCode, isRetriable } from '../../media/errors.ts'
import { captionPath } from '../../media/layout.ts'
import type { Published } from '../../media/schemas/published.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { ProgressBoard } from '../events/progress-board.ts'
import type { CaptionRecord } from '../records/caption.ts'
import type { TimedScriptRecord } from '../records/timed-script.ts'
import type { WorkRecord } from '../records/work.ts'
import { editionOf } from '../rules/edition.ts'
import { captionLanguage, isMadeCaptions } from '../rules/made-captions.ts'
import { scriptWarnings } from '../rules/script-warnings.ts'
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
export function createPresenter(
  catalogue: Pick<Reads, 'captions' | 'posters' | 'timedScripts'>,
  progress: ProgressBoard,
) {
  const many = async (works: WorkRecord[], reader: Reader): Promise<Work[]> => {
    const ids = works.map((work) => work.id)
    const captions = Map.groupBy(await catalogue.captions.of(ids), (caption) => caption.workId)
    const posters = await catalogue.posters.shown(ids)
    const timed = reader.isStaff ? await catalogue.timedScripts.ofMany(works) : new Map()
    return works.map((work) => {
      const beside = { captions: captions.get(work.id) ?? [], poster: posters.get(work.id) ?? null }
      return toWork(work, beside, progress.of(work), reader, timed.get(work.id))
    })
  }
  return {
    /** As a list shows them: page by page, one long brochure would outweigh all the rest of it. */
    async list(works: WorkRecord[], reader: Reader): Promise<Work[]> {
      return (await many(works, reader)).map(summaryOf)
    },
    async one(record: WorkRecord, reader: Reader): Promise<Work> {
      const [work] = await many([record], reader)
      if (!work) throw new Error('one record gives one work')
      return work
    },
  }
}

/** What belongs to a work and not to a version of it. */
interface Beside {
  captions: CaptionRecord[]
  /** Id of the poster that staff chose. */
  poster: string | null
}

/**
 * A work as JSON. `live` is what the workers last said of the version that is being made, `timed` what they found of its script.
 */
export function toWork(
  work: WorkRecord,
  { captions, poster }: Beside,
  live: { progress: number; timeLeft: number | null } | null,
  { baseUrl, language, isStaff }: Reader,
  timed?: TimedScriptRecord,
): Work {
  const { published, visibleVersion } = work
  return {
    id: work.id,
    slug: work.slug,
    number: work.number,
    kind: work.kind,
    title: work.title,
    description: work.description,
    language: work.language,
    places: work.places,
    programme: work.programme,
    programmeId: work.programmeId,
    project: work.project,
    partner: work.partner,
    licence: work.licence,
    credits: work.credits,
    tags: work.tags,
    visibility: work.visibility,
    publishAt: work.publishAt,
    publishUntil: work.publishUntil,
    validFrom: work.validFrom,
    validUntil: work.validUntil,
    broadcast: work.broadcast,
    sensitive: work.sensitive,
    contentNote: work.contentNote,
    withdrawnAt: work.withdrawnAt,
    withdrawalReason: work.withdrawalReason,
    trashedAt: work.trashedAt,
    status: work.status,
    playable: published !== null,
    progress: work.status === 'ready' ? 1 : work.status === 'processing' ? (live?.progress ?? 0) : 0,
    timeLeft: work.status === 'processing' ? (live?.timeLeft ?? null) : null,
    error: work.error && shownError(work.error.code, language),
    warnings: isStaff
      ? [...(published?.warnings ?? []), ...scriptWarnings(work, timed)].flatMap(
          (warning) => explainWarning(warning, language) ?? [],
        )
      : [],
    version: work.version,
    fileName: work.fileName,
    ...facts(published),
    bytes: work.bytes,
    sha256: work.sha256,
    views: work.views,
    urls: workUrls(
      {
        id: work.id,
        slug: work.slug,
        number: work.number,
        sensitive: work.sensitive,
        captions: captions.map((caption) => ({
          language: captionLanguage(caption.language),
          ...(isMadeCaptions(caption.language) && { made: true }),
          url: captionPath(work.id, caption.language, caption.updatedAt),
        })),
        poster,
        visible:
          published === null || visibleVersion === null ? null : { version: visibleVersion, published },
      },
      baseUrl,
    ),
    etag: editionOf(work),
    createdAt: work.createdAt,
    updatedAt: work.updatedAt,
  }
}

function shownError(code: string, language: InterfaceLanguage): Work['error'] {
  const known = isErrorCode(code) ? code : 'internal'
  return { ...explain(known, language), retriable: isRetriable(known) }
}

function summaryOf(work: Work): Work {
  return { ...work, chapters: [], outline: [], urls: { ...work.urls, pages: [] } }
}

type Facts = Pick<
  Work,
  'duration' | 'width' | 'height' | 'loudness' | 'chapters' | 'levels' | 'pageCount' | 'outline'
>

const NOTHING_KNOWN: Facts = {
  duration: null,
  width: null,
  height: null,
  loudness: null,
  chapters: [],
  levels: null,
  pageCount: null,
  outline: [],
}

function facts(published: Published | null): Facts {
  switch (published?.kind) {
    case 'video': {
      const { duration, width, height, loudness, chapters } = published
      return { ...NOTHING_KNOWN, duration, width, height, loudness, chapters }
    }
    case 'spot': {
      const { duration, loudness, levels = null } = published
      return { ...NOTHING_KNOWN, duration, loudness, levels }
    }
    case 'brochure':
      return { ...NOTHING_KNOWN, pageCount: published.pages.length, outline: published.outline }
    default:
      return NOTHING_KNOWN
  }
}
