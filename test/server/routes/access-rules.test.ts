import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS_RULES, type AccessRule, ruleOf } from '../../../server/routes/access-rules.ts'
import { startWholeApp, type WholeApp } from '../../support/every-route.ts'
import { addSpot } from '../stations/spots.ts'

let whole: WholeApp
const personas = new Map<string, Record<string, string>>()

const EVERYONE: AccessRule[] = ['anyone', 'anyone, staff see more', 'secret address']
const STATION: AccessRule[] = [...EVERYONE, 'anyone signed in', 'station', 'station or staff']
const VIEWER: AccessRule[] = [...EVERYONE, 'anyone signed in', 'person']
const EDITOR: AccessRule[] = [...VIEWER, 'station or staff', 'staff', 'staff or this machine']

/** Whom each rule lets in. */
const MAY: Record<string, readonly AccessRule[]> = {
  nobody: EVERYONE,
  station: STATION,
  viewer: VIEWER,
  editor: EDITOR,
  administrator: [...EDITOR, 'administrator'],
  // A credential that does not work any more is told, also where none is needed.
  'a revoked token': [],
  'a disabled editor': [],
  'a revoked station': [],
}

beforeAll(async () => {
  whole = await startWholeApp()
  const { catalogue, app } = whole.server
  const editor = await whole.server.as('editor')
  personas.set('nobody', {})
  personas.set('editor', editor.headers)
  personas.set('viewer', (await whole.server.as('viewer')).headers)
  personas.set('administrator', (await whole.server.as('administrator')).headers)

  const newStation = async (name: string) => {
    const made = await app.inject({
      method: 'POST',
      url: '/api/stations',
      headers: editor.headers,
      payload: { name },
    })
    const { station, secrets } = made.json()
    return { id: station.id as string, headers: { authorization: `Bearer ${secrets.token}` } }
  }
  personas.set('station', (await newStation('Radio Jauja')).headers)
  const gone = await newStation('Radio Ida')
  await catalogue.stations.revoke(gone.id)
  personas.set('a revoked station', gone.headers)

  const disabled = await whole.server.as('editor')
  await catalogue.users.update(disabled.user.id, { disabled: true })
  personas.set('a disabled editor', disabled.headers)
  const revoked = await whole.server.as('administrator')
  for (const { id } of await catalogue.credentials.tokensOf(revoked.user.id)) {
    await catalogue.credentials.revokeToken(id, revoked.user.id)
  }
  personas.set('a revoked token', revoked.headers)
})
afterAll(() => whole.close())

const keyOf = ({ method, url }: { method: string; url: string }) =>
  method === 'HEAD' && ACCESS_RULES[`HEAD ${url}`] === undefined ? `GET ${url}` : `${method} ${url}`

test('every rule has its route, and every route its rule', () => {
  const known = new Set(whole.routes.map(keyOf))
  expect([...known].sort()).toEqual(Object.keys(ACCESS_RULES).sort())
})

describe.each(Object.keys(MAY))('as %s', (persona) => {
  test('every route answers, or refuses before it has read the body', async () => {
    const wrong: string[] = []
    for (const { method, url, address } of whole.routes) {
      const rule = ruleOf(method, url)
      if (rule === undefined) throw new Error(`${method} ${url} has no rule`)
      const hasBody = ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)
      const answer = await whole.server.app.inject({
        method: method as NonNullable<InjectOptions['method']>,
        url: address,
        remoteAddress: '203.0.113.9',
        headers: { ...personas.get(persona), ...(hasBody && { 'content-type': 'application/json' }) },
        ...(hasBody && { payload: '{ this is not JSON' }),
        payloadAsStream: true,
      })
      const stream = answer.stream()
      stream.on('error', () => {})
      stream.destroy()
      const refused = answer.statusCode === 401 || answer.statusCode === 403
      const expected = MAY[persona]?.includes(rule) === false
      if (refused !== expected) wrong.push(`${method} ${url} (${rule}): ${answer.statusCode}`)
    }
    expect(wrong).toEqual([])
  })
})

test('what only some may see is kept by no cache, and what depends on who asks says so', async () => {
  const wrong: string[] = []
  for (const { method, url, address } of whole.routes) {
    const rule = ruleOf(method, url) ?? 'anyone'
    // Every byte of a poll counts, and the answer to a bearer token is kept by no shared cache anyway.
    if (method !== 'GET' || url === '/api/sync' || EVERYONE.slice(0, 1).includes(rule)) continue
    const answer = await whole.server.app.inject({
      url: address,
      headers: personas.get('administrator') ?? {},
      payloadAsStream: true,
    })
    answer
      .stream()
      .on('error', () => {})
      .destroy()
    const { vary, 'cache-control': caching } = answer.headers
    if (!EVERYONE.includes(rule) && caching !== 'no-store') wrong.push(`${url}: ${caching}`)
    if (rule !== 'anyone, staff see more') continue
    if (!String(vary).includes('Cookie') || caching !== 'no-store') wrong.push(`${url}: ${vary}, ${caching}`)
  }
  expect(wrong).toEqual([])
})

test('a station reads its own airings, whichever it names', async () => {
  const { app, catalogue } = whole.server
  const [jauja] = (await catalogue.stations.list()).filter(({ name }) => name === 'Radio Jauja')
  const work = await addSpot(catalogue, 'Nos cuidamos')
  const aired = { workId: work.id, airedAt: new Date(), seconds: null }
  await catalogue.airings.add(jauja?.id ?? '', [aired], 'station')
  const made = await app.inject({
    method: 'POST',
    url: '/api/stations',
    headers: personas.get('editor') ?? {},
    payload: { name: 'Radio Otra' },
  })
  const { token } = made.json().secrets
  const other = await app.inject({
    url: `/api/airings?station=${jauja?.id}`,
    headers: { authorization: `Bearer ${token}` },
  })
  expect(other.json()).toMatchObject({ total: 0 })
  const own = await app.inject({ url: '/api/airings', headers: personas.get('station') ?? {} })
  expect(own.json()).toMatchObject({ total: 1 })
})
