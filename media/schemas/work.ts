import { type Static, Type } from 'typebox'
import { KINDS, STATUSES, VISIBILITIES } from '../vocabulary.ts'
import { Broadcast } from './broadcast.ts'
import {
  Edit,
  Exact,
  ExactPartial,
  FilledLine,
  Instant,
  LanguageTag,
  Line,
  LongText,
  Nullable,
  OneOf,
  WorkId,
} from './common.ts'
import { Loudness } from './published.ts'
import { ShownWarning } from './warning.ts'

const words = (description: string) => Type.Array(FilledLine(100), { maxItems: 30, description })

/** What staff say of a work. Everything here can be edited at any time, and is accepted at upload. */
const editable = {
  title: FilledLine(200),
  description: LongText(10_000, { description: 'plain text; blank lines part paragraphs' }),
  language: Nullable(LanguageTag),
  places: words('provinces or districts that the work speaks to'),
  programme: Nullable(Line(200, { description: 'project of the organisation' })),
  partner: Nullable(Line(200, { description: 'who funded it' })),
  licence: Nullable(Line(200, { description: 'such as CC-BY-NC-4.0' })),
  credits: LongText(5_000, { description: 'who made it' }),
  tags: words('free words'),
  visibility: OneOf(VISIBILITIES),
  publishAt: Nullable(Instant),
  validFrom: Nullable(Instant),
  validUntil: Nullable(Instant),
  broadcast: Nullable(Broadcast),
}

/** The fields of `PATCH /api/works/:id`; each may be left out. */
export const WorkEdit = Edit(editable)
export type WorkEdit = Static<typeof WorkEdit>

/** What may come with an upload: the same fields, or none of them. */
export const UploadFields = ExactPartial(editable)

/** All fields that staff decide, with a value each. */
export const WorkFields = Exact(editable)
export type WorkFields = Static<typeof WorkFields>

/** A failure as the studio shows it. */
export const WorkError = Exact({ code: Type.String(), message: Type.String(), hint: Type.String() })

const DownloadLink = Exact({
  name: Type.String(),
  type: Type.String(),
  url: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
  duration: Type.Optional(Type.Number()),
  bitrate: Type.Optional(Type.Integer()),
  channels: Type.Optional(Type.Integer()),
  profile: Type.Optional(Type.String()),
  loudness: Type.Optional(Loudness),
})

const PageLink = Exact({
  number: Type.Integer(),
  width: Type.Number(),
  height: Type.Number(),
  text: Type.String(),
  images: Type.Array(
    Exact({ url: Type.String(), width: Type.Integer(), height: Type.Integer(), bytes: Type.Integer() }),
  ),
})

export const WorkUrls = Exact({
  page: Type.String(),
  embed: Type.String(),
  hls: Nullable(Type.String()),
  start: Type.Array(Type.String(), {
    description:
      'what a player of the stream fetches first: the lowest playlist, its init file, its first segment',
  }),
  poster: Nullable(Type.String()),
  posterSmall: Nullable(Type.String({ description: 'the poster of a video for a list, 320 wide or less' })),
  waveform: Nullable(Type.String()),
  storyboard: Nullable(Type.String()),
  downloads: Type.Array(DownloadLink),
  pages: Type.Array(PageLink),
  captions: Type.Array(Exact({ language: Type.String(), url: Type.String() })),
})
export type WorkUrls = Static<typeof WorkUrls>

/** A work as the API shows it. */
export const Work = Exact(
  {
    id: WorkId,
    slug: Type.String(),
    number: Type.Integer({ minimum: 1, description: 'counts the works; a spot is AYD-000123 to a station' }),
    kind: OneOf(KINDS),
    ...editable,
    withdrawnAt: Nullable(Instant),
    withdrawalReason: Nullable(Type.String({ description: 'as staff gave it' })),
    trashedAt: Nullable(Instant),
    status: OneOf(STATUSES),
    playable: Type.Boolean({ description: 'true as soon as a viewer can start, before `status` is `ready`' }),
    progress: Type.Number({ minimum: 0, maximum: 1 }),
    timeLeft: Nullable(Type.Number({ description: 'seconds until it is ready, as far as it can be told' })),
    error: Nullable(WorkError),
    warnings: Type.Array(ShownWarning, {
      description: 'what was found in a file that was published all the same; staff only, empty for others',
    }),
    version: Type.Integer({ minimum: 1 }),
    fileName: Type.String({ description: 'as the uploader called it' }),
    duration: Nullable(Type.Number()),
    bytes: Type.Integer({ description: 'of the uploaded file' }),
    sha256: Type.String({ description: 'of the uploaded file' }),
    width: Nullable(Type.Integer()),
    height: Nullable(Type.Integer()),
    views: Type.Integer({ minimum: 0 }),
    loudness: Nullable(Loudness),
    chapters: Type.Array(
      Exact({
        start: Type.Number({ description: 'seconds' }),
        end: Type.Number(),
        title: Type.String(),
      }),
      { description: 'of a video' },
    ),
    pageCount: Nullable(Type.Integer({ minimum: 0, description: 'of a brochure' })),
    outline: Type.Array(
      Exact({
        title: Type.String(),
        page: Type.Integer({ minimum: 1 }),
        level: Type.Integer({ description: 'as the maker nested them' }),
      }),
      { description: 'table of contents of a brochure: the bookmarks of its PDF' },
    ),
    urls: WorkUrls,
    etag: Type.String({ description: 'of what can be edited; an edit carries it as `If-Match`' }),
    createdAt: Instant,
    updatedAt: Instant,
  },
  { $id: 'Work' },
)
export type Work = Static<typeof Work>

/** In a list, `chapters`, `outline` and `urls.pages` are left empty: ask for the one work to have them. */
export const WorkList = Exact({ items: Type.Array(Work), cursor: Nullable(Type.String()) })

/** What works have in common: the values that filters offer and forms suggest. */
export const Facets = Exact({
  languages: Type.Array(LanguageTag),
  places: Type.Array(Type.String()),
  programmes: Type.Array(Type.String()),
})
export type Facets = Static<typeof Facets>
