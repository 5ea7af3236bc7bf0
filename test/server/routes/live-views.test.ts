import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let base: string
beforeAll(async () => {
  server = await startTestApp()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const open = async (id: string): Promise<IncomingMessage> => {
  const [answer] = (await once(get(`${base}/api/works/${id}/views`), 'response')) as [IncomingMessage]
  return answer.setEncoding('utf8')
}
const shown = () => server.work({ visibility: 'public', published: PUBLISHED_VIDEO })

test('a page is told the number as it is, and whenever it changes', async () => {
  const { id } = await shown()
  const other = await shown()
  const page = await open(id)
  expect(page.headers['content-type']).toBe('text/event-stream')
  const told: string[] = []
  const next = async () => {
    for await (const text of page.iterator({ destroyOnReturn: false })) {
      told.push(...[...String(text).matchAll(/data: (\d+)/g)].map(([, number = '']) => number))
      return
    }
  }
  await next()
  await server.hub.publish({ type: 'counts', id: other.id, views: 99 })
  await server.hub.publish({ type: 'counts', id, views: 3839 })
  await next()
  expect(told).toEqual(['0', '3839'])
  page.destroy()
})

test('what is not shown tells nothing', async () => {
  const draft = await server.work({ published: PUBLISHED_VIDEO })
  const withdrawn = await shown()
  await server.catalogue.works.withdraw(withdrawn.id)
  const status = async (id: string) => (await open(id)).resume().statusCode
  expect([await status(draft.id), await status(newWorkId()), await status(withdrawn.id)]).toEqual([
    404, 404, 410,
  ])
})

test('a server that closes does not wait for open pages', async () => {
  const closing = await startTestApp()
  await closing.app.listen({ host: '127.0.0.1', port: 0 })
  const { id } = await closing.work({ visibility: 'public', published: PUBLISHED_VIDEO })
  const { port } = closing.app.server.address() as AddressInfo
  const [page] = (await once(get(`http://127.0.0.1:${port}/api/works/${id}/views`), 'response')) as [
    IncomingMessage,
  ]
  page.resume()
  await Promise.all([once(page, 'close'), closing.close()])
})
