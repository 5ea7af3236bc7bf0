import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { PUBLISHED_VIDEO } from './app.ts'
import type { Route, WholeApp } from './every-route.ts'

// Requests that no client of ours would send, near enough to good ones that they get past the first check.

interface JsonSchema {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
}

const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e\u0000\uffff',
  '../../etc/passwd',
  '..%2f..%2fcatalogue.sqlite',
  '%00',
  '%',
  "' OR 1=1 --",
  '"; DROP TABLE works; --',
  '<script>alert(1)</script>',
  '*',
  '%_\\',
  'NOT "a" AND (',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-1',
  '1e309',
  '9'.repeat(400),
  '9007199254740993',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31T23:59:60Z',
  '-000001-01-01T00:00:00Z',
  'a'.repeat(5_000),
  '👩🏽‍🌾'.repeat(300),
  '[1,2',
  '{"a":{"b":1}}',
] as const

const hostileText = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
)
const hostileNumber = fc.constantFrom(
  ...[0, -0, -1, 1, 0.5, 1e-320, 1e21, 2 ** 31, 2 ** 53 + 2, -(2 ** 63), Number.MAX_VALUE],
)
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { length: 1e9 }, { toString: 1 }),
  fc.array(hostileText, { maxLength: 5 }),
  fc.dictionary(hostileText, hostileText, { maxKeys: 4 }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Values that fit the schema now and then, at its edges rather than in the middle. */
function nearly(schema: JsonSchema): fc.Arbitrary<unknown> {
  const fitting = fits(schema)
  return fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: hostile })
}

function fits(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fits))
  const types = [schema.type ?? 'any'].flat()
  return fc.oneof(...types.map((type) => fitsType(type, schema)))
}

function fitsType(type: string, schema: JsonSchema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object': {
      const named = Object.entries(schema.properties ?? {})
      // A key now and then, so that one bad field does not keep the others from being looked at.
      const some = fc.record(Object.fromEntries(named.map(([key, one]) => [key, nearly(one)])), {
        requiredKeys: [],
      })
      if (typeof schema.additionalProperties !== 'object') return some
      return fc.dictionary(hostileText, nearly(schema.additionalProperties), { maxKeys: 4 })
    }
    case 'array':
      return fc.array(nearly(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 4, 4) })
    case 'string':
      return fc.oneof(
        hostileText,
        fc.constantFrom('Hilario', 'aaaaaaaaaaaaaaaa', '2026-11-28', '2026-11-28T10:00:00Z', 'es'),
        fc.constant('a'.repeat(schema.maxLength ?? 100)),
      )
    case 'integer':
    case 'number':
      return fc.constantFrom(...[schema.minimum ?? 0, schema.maximum ?? 1e9, 1, 2, 50])
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return hostile
  }
}

const headerText = fc.oneof(
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
    maxLength: 30,
  }),
  fc.constantFrom(
    '*',
    '"',
    'W/"',
    '-1',
    '1e9',
    '99999999999999999999',
    'bytes=0-',
    'bytes=-1',
    'bytes=5-2,9-',
    'filename dGl0bGU=',
    'es;q=2,*',
  ),
)
const HEADERS = [
  ...['range', 'if-match', 'if-none-match', 'if-modified-since', 'if-range', 'accept', 'accept-language'],
  ...['accept-encoding', 'origin', 'referer', 'cookie', 'idempotency-key', 'x-forwarded-for', 'user-agent'],
  ...['tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-defer-length'],
  ...['upload-checksum', 'upload-concat'],
]

/** They answer for as long as somebody listens. */
const STREAMS = ['/api/events', '/api/works/:id/views']
/** What oEmbed says to a format that is not made. */
const NOT_MADE = 501

/**
 * Asks each route as an administrator, with and without works there.
 * @param times of each route
 * @param count is told the answer to each request
 * @returns what the server answers for itself: status, request and body
 */
export async function askEverything(
  { server, routes }: WholeApp,
  { times, seed }: { times: number; seed: number },
  count: (status: number) => void = () => {},
): Promise<string[]> {
  const { headers } = await server.as('administrator')
  const seen = await server.work({ visibility: 'public', published: PUBLISHED_VIDEO })
  const ids = [seen.id, (await server.work({ kind: 'spot' })).id]
  const faults: string[] = []
  for (const route of routes) {
    if (STREAMS.includes(route.url)) continue
    for (const request of fc.sample(hostileRequest(route, ids, headers), { numRuns: times, seed })) {
      const { statusCode, body } = await server.app.inject(request)
      count(statusCode)
      if (statusCode >= 500 && statusCode !== NOT_MADE)
        faults.push(`${statusCode} ${JSON.stringify(request)} ${body}`)
    }
  }
  return faults
}

/**
 * @param ids of what there is; each stands in the address in place of one that there is not, now and then
 * @param headers with which the request is let in
 */
function hostileRequest(
  { method, url, schema, readsBody }: Route,
  ids: readonly string[],
  headers: Record<string, string>,
): fc.Arbitrary<InjectOptions> {
  const piece = fc.oneof(fc.constantFrom(...ids, 'es', '1', 'feed.xml', '2026-01'), hostileText)
  const names = url.match(/:[a-zA-Z]+|\*/g) ?? []
  const address = fc.tuple(...names.map(() => piece)).map((values) => {
    let index = 0
    return url.replaceAll(/:[a-zA-Z]+|\*/g, () => encodeURIComponent(wellFormed(values[index++] ?? '')))
  })
  const query = fc.option(nearlyQuery((schema.querystring ?? {}) as JsonSchema), { nil: '' })
  const more = fc.dictionary(fc.constantFrom(...HEADERS), headerText, { maxKeys: 2 })
  const json = nearly((schema.body ?? {}) as JsonSchema).map((body) => ({
    type: 'application/json',
    payload: JSON.stringify(body) ?? '',
  }))
  const raw = fc.record({
    type: fc.constantFrom(
      'application/json',
      'text/plain',
      'application/octet-stream',
      'application/offset+octet-stream',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'x',
    ),
    payload: fc.oneof(
      hostileText,
      hostileText.map((text) => part('file', text)),
      hostileText.map((text) => part(text, text)),
    ),
  })
  const body =
    readsBody || schema.body
      ? fc.oneof({ weight: 3, arbitrary: json }, { weight: 1, arbitrary: raw })
      : fc.constant(null)
  return fc.tuple(address, query, more, body).map(([path, asked, extra, sent]) => ({
    method: method as NonNullable<InjectOptions['method']>,
    url: path + asked,
    headers: { ...extra, ...headers, ...(sent && { 'content-type': sent.type }) },
    ...(sent && { payload: sent.payload }),
  }))
}

function nearlyQuery(schema: JsonSchema): fc.Arbitrary<string> {
  const value = (one: JsonSchema) =>
    nearly(one).map((given) => (typeof given === 'string' ? given : JSON.stringify(given)))
  const named = Object.entries(schema.properties ?? {}).map(([key, one]) => [key, value(one)] as const)
  return fc
    .tuple(
      fc.record(Object.fromEntries(named), { requiredKeys: [] }),
      fc.dictionary(hostileText, hostileText, { maxKeys: 1 }),
    )
    .map(([known, unknown]) => {
      const pairs = Object.entries({ ...unknown, ...known }).map(([key, text]) => [
        encodeURIComponent(wellFormed(key)),
        encodeURIComponent(wellFormed(text ?? '')),
      ])
      return `?${pairs.map((pair) => pair.join('=')).join('&')}`
    })
}

/** Half of a pair cannot be written into an address. */
const wellFormed = (text: string): string => text.toWellFormed()

const part = (name: string, content: string): string =>
  `--x\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\n\r\n${content}\r\n--x--\r\n`
