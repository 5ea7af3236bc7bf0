import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../../../server/stations/notices/public-address.ts'
import { callWebhook, signature } from '../../../../server/stations/notices/webhook.ts'

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.20.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['::1', false],
  ['::', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::7f00:1', false],
  ['localhost', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})

test('signs as Standard Webhooks does in its example', () => {
  expect(
    signature(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1_614_265_330,
      '{"test": 2432232314}',
    ),
  ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

describe('a call', () => {
  let server: Server
  let url: string
  let calls: { headers: IncomingHttpHeaders; body: string }[]
  let status: number

  beforeEach(async () => {
    calls = []
    status = 204
    server = createServer((request, response) => {
      void text(request).then((body) => {
        calls.push({ headers: request.headers, body })
        response.writeHead(status, { location: url }).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const call = { secret: `whsec_${Buffer.from('key').toString('base64')}`, id: 'notice-1', body: '{"a":"ñ"}' }

  test('carries a signature that the receiver can check', async () => {
    await callWebhook({ ...call, url }, { allowPrivate: true, now: () => new Date(1_700_000_000_000) })
    expect(calls).toHaveLength(1)
    expect(calls[0]?.body).toBe(call.body)
    expect(calls[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'notice-1',
      'webhook-timestamp': '1700000000',
      'webhook-signature': signature(call.secret, call.id, 1_700_000_000, call.body),
    })
  })

  test.each([301, 307, 404, 500])('fails on an answer of %i, and follows none', async (answer) => {
    status = answer
    await expect(callWebhook({ ...call, url }, { allowPrivate: true })).rejects.toThrow(String(answer))
    expect(calls).toHaveLength(1)
  })

  test.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
    'never reaches %s while private addresses are refused',
    async (host) => {
      const inside = url.replace('127.0.0.1', host)
      await expect(callWebhook({ ...call, url: inside }, { allowPrivate: false })).rejects.toThrow(
        'open Internet',
      )
      expect(calls).toEqual([])
    },
  )
})
