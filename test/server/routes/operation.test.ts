import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

describe('health', () => {
  test('is alive, and ready when everything answers', async () => {
    expect((await server.get('/health/live')).json()).toMatchObject({ status: 'ok' })
    const ready = await server.get('/health/ready')
    expect(ready.statusCode).toBe(200)
    expect(ready.json()).toEqual({
      status: 'ok',
      checks: { catalogue: 'ok', queue: 'ok', store: 'ok', jail: 'unknown' },
    })
  })

  test('is not ready when the catalogue does not answer, and says which', async () => {
    const broken = await startTestApp()
    await broken.catalogue.close()
    const answer = await broken.get('/health/ready')
    expect(answer.statusCode).toBe(503)
    expect(answer.json().checks).toMatchObject({ catalogue: 'failed', queue: 'ok' })
    await broken.close()
  })
})

describe('the state of the system, for staff', () => {
  test('says what somebody should look after, and what there is', async () => {
    const watched = await startTestApp({ freeBytes: () => 2e9 })
    try {
      const { headers } = await watched.as('editor')
      const { id } = await watched.work({ visibility: 'public' })
      await watched.work()
      await watched.catalogue.works.move({ workId: id, version: 1 }, 'refused', {
        error: { code: 'damaged_file', detail: '' },
      })
      const station = {
        method: 'POST',
        url: '/api/stations',
        headers,
        payload: { name: 'Radio Jauja' },
      } as const
      expect((await watched.app.inject(station)).statusCode).toBe(201)
      const answer = await watched.get('/api/health', headers)
      expect(answer.json()).toEqual({
        concerns: ['no_workers', 'disk_low', 'works_failed', 'no_backup'],
        parts: { catalogue: true, queue: true, store: true },
        workers: 0,
        jail: 'unknown',
        jobs: { active: 0, waiting: expect.any(Number), oldestSeconds: expect.any(Number) },
        works: { processing: 1, failed: 1 },
        stationsLate: 0,
        servicesStale: 0,
        freeBytes: 2e9,
        backup: { wanted: false, goodAt: null, failedAt: null },
      })
      expect((await watched.get('/api/health')).statusCode).toBe(401)
      // One that is new still has time; one that has never asked in all those days is late.
      expect(await watched.catalogue.vitalCounts(new Date(Date.now() + 1000))).toMatchObject({
        stationsLate: 1,
      })
    } finally {
      await watched.close()
    }
  })
})

describe('metrics', () => {
  test('are for staff, and without a proxy for this machine', async () => {
    const { headers } = await server.as('editor')
    const answer = await server.get('/metrics', headers)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('chaski_http_request_duration_seconds_bucket')
    expect(answer.body).toContain('chaski_jobs{queue="chaski-control",state="waiting"} 0')
    // Its address is https, so whoever connects is a proxy.
    expect((await server.get('/metrics')).statusCode).toBe(401)
  })

  test('say what an operator watches, and what cannot be read is left out', async () => {
    const lastBackup = async () => ({
      good: { id: 'a', takenAt: '2026-01-10T08:00:00Z', files: 1, bytes: 1, seconds: 1 },
      failed: null,
    })
    const watched = await startTestApp({ lastBackup, freeBytes: () => 7e9 })
    try {
      const { headers } = await watched.as('editor')
      const { id } = await watched.work({ visibility: 'public' })
      await watched.work()
      await watched.catalogue.works.move({ workId: id, version: 1 }, 'refused', {
        error: { code: 'damaged_file', detail: '' },
      })
      const body = async () => (await watched.get('/metrics', headers)).body
      for (const line of [
        'chaski_part_up{part="catalogue"} 1',
        'chaski_part_up{part="queue"} 1',
        'chaski_store_free_bytes 7000000000',
        'chaski_works{status="failed"} 1',
        'chaski_works{status="queued"} 1',
        'chaski_works_failed{code="damaged_file"} 1',
        'chaski_views 0',
        'chaski_stations_late 0',
        'chaski_queue_oldest_seconds{queue="chaski-control"} 0',
        `chaski_backup_last_success_timestamp_seconds ${Date.parse('2026-01-10T08:00:00Z') / 1000}`,
      ])
        expect((await body()).split('\n')).toContain(line)
      watched.redis.disconnect()
      expect(await body()).toContain('chaski_part_up{part="queue"} 0')
      expect(await body()).not.toContain('chaski_queue_oldest_seconds{')
    } finally {
      await watched.close()
    }
  })

  test('are for this machine, not for what a proxy on it passes on', async () => {
    const direct = await startTestApp({ baseUrl: null })
    try {
      const ask = async (headers: object, remoteAddress = '127.0.0.1') =>
        (await direct.app.inject({ url: '/metrics', remoteAddress, headers: { ...headers } })).statusCode
      expect(await ask({})).toBe(200)
      expect(await ask({ host: '127.0.0.1:8080' })).toBe(200)
      expect(await ask({}, '203.0.113.9')).toBe(401)
      for (const header of ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']) {
        expect(await ask({ [header]: '203.0.113.9' }), header).toBe(401)
      }
      expect(await ask({ host: 'radio.example' })).toBe(401)
      const { headers } = await direct.as('station')
      expect(await ask(headers, '203.0.113.9')).toBe(403)
    } finally {
      await direct.close()
    }
  })
})

test.each([
  ['/%', 400, 'bad_request'],
  ['/works/%E0%A4%A', 400, 'bad_request'],
  [`/feeds/${'a'.repeat(200)}/spots.xml`, 414, 'address_too_long'],
])('an address that cannot be read is a problem like any other: %s', async (url, status, code) => {
  const answer = await server.get(url)
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ status, code, hint: expect.any(String) })
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
  expect(answer.body).not.toContain('aaaa')
})

describe('docs', () => {
  test('describe every route of the API', async () => {
    const document = (await server.get('/docs/json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/works',
        '/api/works/{id}',
        '/api/works/{id}/views',
        '/api/session',
        '/api/events',
        '/api/uploads',
      ]),
    )
    expect(document.paths['/api/works/{id}'].get.responses['200']).toBeDefined()
    expect(JSON.stringify(document)).not.toContain('/media/')
  })

  test('can be read in a browser', async () => {
    const page = await server.get('/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
    expect(page.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe-inline/)
    expect(page.body).not.toMatch(/swagger[^"]*\.(svg|png)/)
  })
})

describe('every answer', () => {
  test.each(['/health/live', '/nowhere', '/api/works'])(
    '%s carries the headers that protect browsers',
    async (url) => {
      const { headers } = await server.get(url)
      expect(headers['content-security-policy']).toContain("default-src 'self'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
    },
  )

  test('to an unknown address is a problem in the language of the reader', async () => {
    const answer = await server.get('/api/nowhere', { 'accept-language': 'en' })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toMatchObject({
      code: 'not_found',
      title: 'There is nothing at this address.',
      status: 404,
    })
  })
})
