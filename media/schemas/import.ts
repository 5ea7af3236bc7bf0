import { type Static, Type } from 'typebox'
import { KINDS } from '../vocabulary.ts'
import { Exact, FilledLine, Instant, LanguageTag, LongText, Nullable, OneOf, WorkId } from './common.ts'
import { ProjectId } from './programme.ts'
import { UploadFields } from './work.ts'

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, in hexadecimal' })
/** As far as systems let a path grow. */
const Path = FilledLine(1000, {
  description: 'below the folder of the import, with `/`',
  examples: ['videos/hilario.mp4'],
})

/** `POST /api/imports/plan`: what is to be imported, as far as it is known. Asked again once the hashes are there. */
export const ImportQuestion = Exact(
  {
    manifest: LongText(4_000_000, { description: 'the table, as text' }),
    files: Type.Array(Exact({ path: Path, bytes: Type.Integer({ minimum: 0 }), sha256: Nullable(Sha256) }), {
      maxItems: 20_000,
      description: 'all that is in the folder',
    }),
  },
  { $id: 'ImportQuestion' },
)
export type ImportQuestion = Static<typeof ImportQuestion>

/** Something that is wrong, where a person finds it. */
export const ImportFault = Exact(
  {
    line: Type.Integer({ minimum: 1, description: 'of the file' }),
    column: Nullable(Type.String({ description: 'its heading, as it is written; null: the whole line' })),
    message: Type.String({ description: 'as staff read it, in the language asked for' }),
  },
  { $id: 'ImportFault' },
)
export type ImportFault = Static<typeof ImportFault>

const EarlierViews = Exact({
  views: Type.Integer({ minimum: 0 }),
  until: Instant,
  source: FilledLine(200, { examples: ['página anterior'] }),
})

/** What a line says of its work, beside the file. */
const said = {
  key: Nullable(FilledLine(200, { description: 'identifies the work when the manifest is read again' })),
  fields: UploadFields,
  project: Nullable(ProjectId),
  earlier: Nullable(EarlierViews),
  sha256: Sha256,
  fingerprint: Type.String({
    pattern: '^[\\w-]{22}$',
    description: 'of all that the line says, but for the file',
  }),
}

export const ImportStep = Exact(
  {
    line: Type.Integer({ minimum: 1 }),
    do: OneOf(['add', 'edit', 'replace', 'nothing'], {
      description:
        '`replace`: another file under the same key, a new version; `nothing`: imported before, and the same',
    }),
    workId: Nullable(WorkId),
    path: Path,
    kind: Nullable(OneOf(KINDS)),
    captions: Type.Array(Exact({ language: LanguageTag, path: Path })),
    ...said,
  },
  { $id: 'ImportStep' },
)
export type ImportStep = Static<typeof ImportStep>

export const ImportPlan = Exact(
  {
    faults: Type.Array(ImportFault, { description: 'nothing is to be imported while there is one' }),
    unread: Type.Array(Type.String(), {
      description: 'files whose hash has to be known before there are steps',
    }),
    steps: Type.Array(ImportStep, { description: 'empty while there are faults or unread files' }),
  },
  { $id: 'ImportPlan' },
)
export type ImportPlan = Static<typeof ImportPlan>

/** `POST /api/imports/lines`: a step whose file has arrived, as the plan gave it. */
export const ImportLine = Exact(
  {
    workId: WorkId,
    captions: Type.Array(
      Exact({
        language: LanguageTag,
        path: Path,
        content: LongText(2_000_000, { description: 'SRT or WebVTT' }),
      }),
      { maxItems: 30 },
    ),
    ...said,
  },
  { $id: 'ImportLine' },
)
export type ImportLine = Static<typeof ImportLine>
