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
import { ProgrammeId, ProjectId } from './programme.ts'
import { Loudness } from './published.ts'
import { ShownWarning } from './warning.ts'

const words = (description: string, ...example: string[]) =>
  Type.Array(FilledLine(100), { maxItems: 30, description, examples: [example] })

/** What staff say about a work. All of it is accepted with an upload and can be edited at any time. */
const editable = {
  title: FilledLine(200, { examples: ['Lavado de manos'] }),
  description: LongText(10_000, {
    description: 'plain text; blank lines separate paragraphs',
    examples: ['Cuándo y cómo lavarse las manos.'],
  }),
  language: Nullable(LanguageTag),
  places: words('provinces or districts it is meant for', 'Huamanga'),
  programme: Nullable(
    Line(200, {
      description: 'title of its programme; an unknown one becomes a draft programme',
      examples: ['Género y Violencia'],
    }),
  ),
  project: Nullable(ProjectId),
  partner: Nullable(Line(200, { description: 'who funded it', examples: ['Municipalidad de Huamanga'] })),
  licence: Nullable(Line(200, { description: 'licence it is published under', examples: ['CC-BY-NC-4.0'] })),
  credits: LongText(5_000, { description: 'who made it', examples: ['Voces: Ana Quispe y Luis Huamán'] }),
  tags: words('free words', 'agua', 'salud'),
  visibility: OneOf(VISIBILITIES),
  publishAt: Nullable(Instant),
  publishUntil: Nullable(Instant),
  validFrom: Nullable(Instant),
  validUntil: Nullable(Instant),
  broadcast: Nullable(Broadcast),
  sensitive: Type.Boolean({
    description:
      'whether its pages leave as few traces as they can: neutral titles and addresses, nothing cached',
  }),
  contentNote: Nullable(
    FilledLine(300, {
      description: 'what somebody should know before it begins, in the language of the work',
      examples: ['Se habla de violencia física.'],
    }),
  ),
}

/** `PATCH /api/works/:id`: every field is optional. */
export const WorkEdit = Edit(editable, { $id: 'WorkEdit' })
export type WorkEdit = Static<typeof WorkEdit>

/** The fields that may come with an upload: the same, or none. */
export const UploadFields = ExactPartial(editable)

/** Every field that staff decide, each with a value. */
export const WorkFields = Exact(editable)
export type WorkFields = Static<typeof WorkFields>

/** Why processing failed, in the language of the request. */
export const WorkError = Exact(
  {
    code: Type.String(),
    message: Type.String(),
    hint: Type.String(),
    retriable: Type.Boolean({ description: 'whether trying again may help; if not, it takes another file' }),
  },
  { $id: 'WorkError' },
)

const DownloadLink = Exact(
  {
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
  },
  { $id: 'DownloadLink' },
)

const PageLink = Exact(
  {
    number: Type.Integer(),
    width: Type.Number(),
    height: Type.Number(),
    text: Type.String(),
    images: Type.Array(
      Exact({ url: Type.String(), width: Type.Integer(), height: Type.Integer(), bytes: Type.Integer() }),
    ),
  },
  { $id: 'PageLink' },
)

export const WorkUrls = Exact(
  {
    page: Type.String(),
    embed: Type.String(),
    hls: Nullable(Type.String()),
    start: Type.Array(Type.String(), {
      description: 'what a player fetches first: the lowest playlist, its init segment, its first segment',
    }),
    poster: Nullable(Type.String()),
    posterSmall: Nullable(Type.String({ description: 'the same for lists and phones, at most 320 wide' })),
    waveform: Nullable(Type.String()),
    card: Type.Optional(
      Type.String({ description: 'of a spot: a picture of 1200 × 630 for when its address is sent' }),
    ),
    storyboard: Nullable(Type.String()),
    downloads: Type.Array(DownloadLink),
    pages: Type.Array(PageLink),
    captions: Type.Array(
      Exact({
        language: Type.String(),
        url: Type.String(),
        made: Type.Optional(
          Type.Boolean({
            description: 'made from the script, by the sound; people made none in this language',
          }),
        ),
      }),
    ),
  },
  { $id: 'WorkUrls' },
)
export type WorkUrls = Static<typeof WorkUrls>

/** A work as the API shows it. */
export const Work = Exact(
  {
    id: WorkId,
    slug: Type.String({ description: 'last part of its public address', examples: ['lavado-de-manos'] }),
    number: Type.Integer({
      minimum: 1,
      description: 'counts the works; stations know a spot by a code made from it, such as ABC-000123',
      examples: [123],
    }),
    kind: OneOf(KINDS),
    ...editable,
    programmeId: Nullable(ProgrammeId),
    withdrawnAt: Nullable(Instant),
    withdrawalReason: Nullable(Type.String({ description: 'for stations to read' })),
    trashedAt: Nullable(Instant),
    status: OneOf(STATUSES),
    playable: Type.Boolean({ description: 'a viewer can start, even if `status` is not `ready` yet' }),
    progress: Type.Number({ minimum: 0, maximum: 1 }),
    timeLeft: Nullable(Type.Number({ description: 'estimated seconds until it is ready' })),
    error: Nullable(WorkError),
    warnings: Type.Array(ShownWarning, {
      description: 'problems found in a file that was published anyway; staff only, empty for others',
    }),
    version: Type.Integer({ minimum: 1 }),
    fileName: Type.String({ description: 'name of the uploaded file' }),
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
    levels: Nullable(
      Type.Array(Type.Integer({ minimum: 0, maximum: 100 }), {
        description: 'of a spot: how loud it is from beginning to end, to draw it',
      }),
    ),
    pageCount: Nullable(Type.Integer({ minimum: 0, description: 'of a brochure' })),
    outline: Type.Array(
      Exact({
        title: Type.String(),
        page: Type.Integer({ minimum: 1 }),
        level: Type.Integer({ description: 'depth, as nested in the PDF' }),
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

/** In lists, `chapters`, `outline` and `urls.pages` are empty: get the single work for those. */
export const WorkList = Exact(
  { items: Type.Array(Work), cursor: Nullable(Type.String()) },
  { $id: 'WorkList' },
)

/** Values in use: what filters offer and forms suggest. */
export const Facets = Exact(
  {
    languages: Type.Array(LanguageTag),
    places: Type.Array(Type.String()),
    programmes: Type.Array(Type.String()),
  },
  { $id: 'Facets' },
)
export type Facets = Static<typeof Facets>
