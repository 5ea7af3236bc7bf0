import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ERRORS, type ErrorCode, isErrorCode } from '../../../media/errors.ts'
import { ruleOf } from '../../../server/routes/access-rules.ts'
import { type Route, startWholeApp, type WholeApp } from '../../support/every-route.ts'

let whole: WholeApp
let administrator: Record<string, string>
let station: Record<string, string>

beforeAll(async () => {
  whole = await startWholeApp()
  administrator = (await whole.server.as('administrator')).headers
  station = (await whole.server.as('station')).headers
})
afterAll(() => whole.close())

interface Answer {
  status: number
  code: string | null
}

// Each request from an address of its own: the limits on attempts are not what is asked about.
let visitors = 0

/** Asks as somebody who may. An answer that is a stream is let go once it has begun. */
async function ask(
  { method, url }: Route,
  address: string,
  body?: { type: string; text: string },
): Promise<Answer> {
  const answer = await whole.server.app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url: address,
    remoteAddress: `10.1.${++visitors >> 8}.${visitors & 255}`,
    headers: {
      ...(ruleOf(method, url) === 'station' ? station : administrator),
      ...(body && { 'content-type': body.type }),
    },
    ...(body && { payload: body.text }),
    payloadAsStream: true,
  })
  const stream = answer.stream()
  stream.on('error', () => {})
  const type = String(answer.headers['content-type'])
  if (!type.startsWith('application/problem+json')) {
    stream.destroy()
    return { status: answer.statusCode, code: null }
  }
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  if (method === 'HEAD') return { status: answer.statusCode, code: null }
  return { status: answer.statusCode, code: JSON.parse(Buffer.concat(parts).toString()).code }
}

const json = (value: unknown) => ({ type: 'application/json', text: JSON.stringify(value) })
const takesBody = ({ method }: Route) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)
const isPage = ({ url, schema }: Route) =>
  schema.querystring?.additionalProperties === true || (url.endsWith('/*') && !url.startsWith('/api/'))

/** What was not as it should be, by route: one failure tells all of them. */
async function faults(
  routes: Route[],
  attempt: (route: Route) => Promise<[string, Answer][]>,
  isRight: (answer: Answer, route: Route) => boolean,
): Promise<string[]> {
  const found: string[] = []
  for (const route of routes) {
    for (const [what, answer] of await attempt(route)) {
      const told = `${route.method} ${route.url} ${what}: ${answer.status} ${answer.code ?? ''}`
      if (!isRight(answer, route)) found.push(told)
      // oEmbed asks for 501 where a format is not made.
      if (answer.status >= 500 && answer.status !== 501) found.push(`${told} (a fault of ours)`)
      if (answer.code !== null && !isErrorCode(answer.code)) found.push(`${told} (no such code)`)
    }
  }
  return found
}

/** Where a person asks, the answer is a page, which has no code. */
const refused = ({ status, code }: Answer) => status === 400 && (code === null || code === 'bad_request')

describe('no route takes what it did not ask for', () => {
  test('in its query: an unknown word, a word twice, a list, a nest', async () => {
    const queries = ['nonsense=1', 'nonsense=1&nonsense=2', 'a[]=1', 'a[b]=1', '__proto__=1', '=']
    const closed = whole.routes.filter((route) => !isPage(route) && route.method !== 'OPTIONS')
    const attempt = async (route: Route) =>
      Promise.all(
        queries.map(
          async (query): Promise<[string, Answer]> => [
            `?${query}`,
            await ask(route, `${route.address}?${query}`),
          ],
        ),
      )
    expect(await faults(closed, attempt, refused)).toEqual([])
  })

  test('in its query: a known word twice, or as what it is not', async () => {
    const attempt = async (route: Route) =>
      Promise.all(
        Object.keys(route.schema.querystring?.properties ?? {}).flatMap((word) =>
          [`${word}=a&${word}=b`, `${word}=%00`, `${word}=${'x'.repeat(3000)}`].map(
            async (query): Promise<[string, Answer]> => [
              `?${query.slice(0, 40)}`,
              await ask(route, `${route.address}?${query}`),
            ],
          ),
        ),
      )
    const right = ({ status }: Answer) => status < 500 || status === 501
    expect(await faults(whole.routes, attempt, right)).toEqual([])
  })

  test('a page ignores the words that messengers add to its address', async () => {
    const attempt = async (route: Route): Promise<[string, Answer][]> => [
      ['?fbclid', await ask(route, `${route.address}?fbclid=x&fbclid=y&utm_source=whatsapp`)],
      ['plain', await ask(route, route.address)],
    ]
    const right = ({ status }: Answer) => status !== 400
    const pages = whole.routes.filter((route) => isPage(route) && route.url !== '/oembed')
    expect(await faults(pages, attempt, right)).toEqual([])
  })

  test('in its address', async () => {
    const oddities = [
      '%00',
      '%22',
      'null',
      '%7B%7D',
      '%5B%5D',
      '..%2F..%2Fetc',
      "'%20or%201=1",
      'x'.repeat(90),
    ]
    const attempt = async (route: Route) => {
      const names = route.url.match(/:[a-zA-Z]+/g) ?? []
      return Promise.all(
        names.flatMap((name) =>
          oddities.map(async (odd): Promise<[string, Answer]> => {
            const address = route.url.replace(name, odd).replaceAll(/:[a-zA-Z]+|\*/g, 'aaaaaaaaaaaaaaaa')
            return [`${name}=${odd.slice(0, 20)}`, await ask(route, address)]
          }),
        ),
      )
    }
    const right = ({ status }: Answer) => status >= 400 && status < 500
    expect(await faults(whole.routes, attempt, right)).toEqual([])
  })

  test('in its body: an unknown field, a list, a text, a number, a flag', async () => {
    const bodies = [{ nonsense: 1 }, [], [{}], 'text', 1, true]
    const described = whole.routes.filter((route) => takesBody(route) && !route.readsBody)
    const attempt = async (route: Route) =>
      Promise.all(
        bodies.map(
          async (body): Promise<[string, Answer]> => [
            JSON.stringify(body),
            await ask(route, route.address, json(body)),
          ],
        ),
      )
    const right = (answer: Answer, route: Route) =>
      route.url.startsWith('/emisora/') ? answer.status === 400 || answer.status === 415 : refused(answer)
    expect(await faults(described, attempt, right)).toEqual([])
  })

  test('in its body: each field as what it is not', async () => {
    const described = whole.routes.filter(({ schema }) => schema.body)
    const attempt = async (route: Route) =>
      Promise.all(
        fieldsOf(route.schema.body).flatMap((field) =>
          [{ a: 1 }, [[1]], '\u0000'].map(
            async (value): Promise<[string, Answer]> => [
              `${field}=${JSON.stringify(value)}`,
              await ask(route, route.address, json({ [field]: value })),
            ],
          ),
        ),
      )
    const right = ({ status }: Answer) => status === 400 || status === 415
    expect(await faults(described, attempt, right)).toEqual([])
  })

  test('no body, an empty one and null pass only where nothing has to be said', async () => {
    const described = whole.routes.filter((route) => takesBody(route) && !route.readsBody)
    const attempt = async (route: Route): Promise<[string, Answer][]> => [
      ['no body', await ask(route, route.address)],
      ['{}', await ask(route, route.address, json({}))],
      ['null', await ask(route, route.address, json(null))],
    ]
    const right = (answer: Answer, route: Route) => {
      if (route.url.startsWith('/emisora/')) return answer.status >= 400
      // Traces are erased for anybody, however often.
      if (route.url === '/seguridad/borrar') return answer.status === 200
      // Of what is not there; DELETE /api/session always works.
      const mayBeEmpty = route.schema.body === undefined || /\/(withdraw|retry)$/.test(route.url)
      // Its body would be a file, so that `{}` is one too.
      if (route.url.includes('/captions/') && answer.status === 400) return true
      return mayBeEmpty ? answer.status === 404 || answer.status === 204 : refused(answer)
    }
    expect(await faults(described, attempt, right)).toEqual([])
  })

  test('a body that is no JSON, or of another type, is told as that', async () => {
    const bodies: [string, { type: string; text: string }][] = [
      ['broken JSON', { type: 'application/json', text: '{"a":' }],
      ['nothing called JSON', { type: 'application/json', text: '' }],
      ['a prototype', { type: 'application/json', text: '{"__proto__":{"role":"administrator"}}' }],
      ['XML', { type: 'application/xml', text: '<a/>' }],
      ['no type at all', { type: 'nonsense', text: 'x' }],
      [
        'half a form',
        {
          type: 'multipart/form-data; boundary=x',
          text: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\nabc',
        },
      ],
      ['a form without a boundary', { type: 'multipart/form-data', text: 'abc' }],
    ]
    const attempt = async (route: Route) =>
      Promise.all(
        bodies.map(
          async ([what, body]): Promise<[string, Answer]> => [what, await ask(route, route.address, body)],
        ),
      )
    const right = ({ status }: Answer) => status >= 400 && status < 500
    const all = whole.routes.filter((route) => takesBody(route))
    expect(await faults(all, attempt, right)).toEqual([])
  })
})

/** The fields that a schema names, also inside alternatives. */
function fieldsOf(schema: unknown): string[] {
  const { properties = {}, anyOf = [] } = schema as { properties?: object; anyOf?: unknown[] }
  return [...Object.keys(properties), ...anyOf.flatMap(fieldsOf)]
}

test('every code that is told has a status that HTTP knows', () => {
  for (const code of Object.keys(ERRORS) as ErrorCode[]) {
    expect(ERRORS[code].status).toBeGreaterThanOrEqual(400)
    expect(ERRORS[code].status).toBeLessThan(600)
  }
})
