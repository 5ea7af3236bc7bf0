import { Type } from 'typebox'
import type { ErrorCode } from '../../media/errors.ts'
import { Exact } from '../../media/schemas/common.ts'
import { UploadFields } from '../../media/schemas/work.ts'
import { KINDS } from '../../media/vocabulary.ts'

/** How the API document describes the bodies of uploads: they are streamed to disk, so no schema validates them. */
export const FILE = { type: 'string', format: 'binary', description: 'The video, sound or PDF' }

const text = (description: string) => ({ type: 'string', description })
/** As `curl -F` and HTML forms write a list, or in one field. */
const list = (what: string) => ({
  oneOf: [
    { type: 'array', items: { type: 'string' } },
    text(`${what}, separated by commas, or as a JSON list`),
  ],
})

/** A form is text: the fields of a work as `server/uploads/fields.ts` reads them. */
export const UPLOAD_FORM = {
  type: 'object',
  required: ['file'],
  properties: {
    ...UploadFields.properties,
    places: list('Provinces or districts'),
    tags: list('Free words'),
    broadcast: text('JSON, as in a work'),
    kind: { type: 'string', enum: [...KINDS], description: 'For a file that could be a video or a spot' },
    filename: text('Only if the part of the file does not say'),
    file: FILE,
  },
}

/** Why an upload is refused. */
export const UPLOAD_ERRORS: readonly ErrorCode[] = [
  'conflict',
  'too_large',
  'unknown_type',
  'empty_file',
  'references_other_files',
  'disk_full',
]

/** Of uploads in one request; only read by the API document. */
export const UPLOAD_HEADERS = Exact({
  'idempotency-key': Type.Optional(
    Type.String({
      description:
        '8 to 200 signs, made up by the client: sent again under the same key, the same upload becomes the same work',
    }),
  ),
})
