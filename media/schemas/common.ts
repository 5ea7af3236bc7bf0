import { type Static, type TProperties, type TSchema, Type } from 'typebox'
import { WORK_ID_PATTERN } from '../ids.ts'

/** What the API document shows about a schema. A schema with an `$id` has that name there. */
interface Description {
  description?: string
  examples?: unknown[]
}

/** A value that may be null, in a form that both JSON Schema and OpenAPI understand. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** One of a fixed list of words. */
export const OneOf = <const T extends readonly string[]>(words: T, options: Description = {}) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...words], ...options }))

// The only file that makes object schemas; a test holds the others to these helpers.

/** An object that refuses fields it does not know, so that a misspelt field is an error and not silence. */
export const Exact = <T extends TProperties>(properties: T, options: Description & { $id?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options })

/** The same with every field optional. `Type.Partial(Exact(…))` drops `additionalProperties` and lets anything in. */
export const ExactPartial = <T extends TProperties>(properties: T, options: { $id?: string } = {}) =>
  Type.Partial(Type.Object(properties), { additionalProperties: false, ...options })

/** The body of a PATCH: any of these fields, at least one. An edit that says nothing is a mistake of the client. */
export const Edit = <T extends TProperties>(properties: T, options: { $id?: string } = {}) =>
  Type.Partial(Type.Object(properties), { additionalProperties: false, minProperties: 1, ...options })

/** What a route takes that takes nothing. */
export const Nothing = Exact({})

/**
 * The query of a page. Unknown words are ignored: messengers and social networks add their own to the links that
 * people share, and a refused page would be a work that nobody sees.
 */
export const PageQuery = <T extends TProperties>(properties: T) =>
  Type.Object(properties, { additionalProperties: true })

/**
 * A line of text without control characters. They have no use in it and would be harmful later: a line break in a
 * playlist or an e-mail header, a NUL in an argument of ffmpeg.
 */
export const Line = (maxLength: number, options: Description = {}) =>
  Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$', ...options })

/** The same, not empty. */
export const FilledLine = (maxLength: number, options: Description = {}) =>
  Type.String({ minLength: 1, maxLength, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$', ...options })

/** Text of any number of lines. Only NUL is refused: it can be neither stored nor passed on. */
export const LongText = (maxLength: number, options: Description = {}) =>
  Type.String({ maxLength, pattern: '^[^\\u0000]*$', ...options })

export const WorkId = Type.String({
  pattern: WORK_ID_PATTERN,
  description: 'id of a work',
  examples: ['k3v9x2m4p7q8w5za'],
})

/** RFC 3339 allows leap seconds; JavaScript does not. */
export const Instant = Type.String({
  format: 'date-time',
  pattern: '^(?!.*:60)',
  description: 'RFC 3339, UTC',
  examples: ['2026-11-27T15:30:00.000Z'],
})

/** A day of the calendar at the stations. */
export const Day = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'YYYY-MM-DD, in the time zone of the organisation',
  examples: ['2026-11-27'],
})

/** BCP 47: a language with optional script and region, such as `es-PE`, `quy`, `qxw`. */
export const LanguageTag = Type.String({
  pattern: '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$',
  description: 'BCP 47 language tag',
  examples: ['quy'],
})

/** RFC 9457 problem document. `code` is stable; `title` and `hint` are for people. */
export const Problem = Exact(
  {
    type: Type.String(),
    title: Type.String({ description: 'What happened, in the language asked for' }),
    status: Type.Integer(),
    code: Type.String(),
    hint: Type.String({ description: 'What to do about it' }),
    detail: Type.Optional(Type.String()),
    instance: Type.Optional(Type.String()),
    fields: Type.Optional(Type.Array(Exact({ path: Type.String(), message: Type.String() }))),
  },
  { $id: 'Problem', description: 'RFC 9457 problem document' },
)
export type Problem = Static<typeof Problem>

/** As what figures are given. */
export const TableFormat = OneOf(['json', 'csv', 'xlsx'], {
  description: '`csv` and `xlsx`: a table for spreadsheets, in Spanish',
})
