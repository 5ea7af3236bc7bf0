import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedKey } from '../../media/layout.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../support/app.ts'
import { startNginx, type TestNginx } from '../support/nginx.ts'

let app: TestApp
let nginx: TestNginx
let origin: string
let path: string
let staff: Record<string, string>

/** As docs/operation.md says. */
const locations = (server: string, store: string) => `
    location / {
      proxy_pass ${server};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
    }
    location /chaski-store/ {
      internal;
      alias ${store}/;
      add_header X-Content-Type-Options nosniff;
      add_header Access-Control-Allow-Origin $upstream_http_access_control_allow_origin;
      add_header Cross-Origin-Resource-Policy $upstream_http_cross_origin_resource_policy;
    }`

beforeAll(async () => {
  app = await startTestApp({ accelRedirect: '/chaski-store/' })
  const server = await app.app.listen({ host: '127.0.0.1', port: 0 })
  nginx = await startNginx(locations(server, join(app.folder, 'store')))
  origin = nginx.url
  staff = (await app.as('editor')).headers
  const { id } = await app.work({ published: PUBLISHED_VIDEO, visibility: 'public' })
  const ref = { workId: id, version: 1 }
  await app.store.put(publishedKey(ref, '240/seg00000.m4s'), '0123456789')
  await app.store.put(publishedKey(ref, 'master.m3u8'), '#EXTM3U\n')
  path = `${origin}/media/${id}/1`
})
afterAll(async () => {
  await nginx?.stop()
  await app.close()
})

test('nginx sends the bytes, and the server says whose they may be', async () => {
  const answer = await fetch(`${path}/240/seg00000.m4s`)
  expect(await answer.text()).toBe('0123456789')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    server: expect.stringContaining('nginx'),
    'content-type': 'video/iso.segment',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    etag: expect.any(String),
  })
  expect(answer.headers.get('x-accel-redirect')).toBeNull()
  const part = await fetch(`${path}/240/seg00000.m4s`, { headers: { range: 'bytes=2-4' } })
  expect([part.status, await part.text()]).toEqual([206, '234'])
  expect(await (await fetch(`${path}/master.m3u8`)).text()).toBe('#EXTM3U\n')
  expect((await fetch(`${path}/none.m4s`)).status).toBe(404)
  expect((await fetch(`${origin}/chaski-store/published/`)).status).toBe(404)
})

test('a file that is withdrawn is gone at once, though nginx has just sent it', async () => {
  const url = `${path}/240/seg00000.m4s`
  expect((await fetch(url)).status).toBe(200)
  await app.app.inject({ method: 'POST', url: `/api/works/${path.split('/')[4]}/withdraw`, headers: staff })
  await expect.poll(async () => (await fetch(url)).status).toBe(410)
  expect(await (await fetch(url)).json()).toMatchObject({ code: 'gone', reason: 'withdrawn' })
  expect((await fetch(url, { headers: staff })).headers.get('cache-control')).toContain('private')
})
