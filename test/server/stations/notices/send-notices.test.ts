import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { houseOf } from '../../../../media/house.ts'
import { createMailer, type Mailer } from '../../../../server/stations/notices/mailer.ts'
import { sendNotices } from '../../../../server/stations/notices/send-notices.ts'
import { callWebhook } from '../../../../server/stations/notices/webhook.ts'
import { startTestApp, type TestApp } from '../../../support/app.ts'
import { addSpot } from '../spots.ts'

describe('notices of a withdrawal', () => {
  let chaski: TestApp
  let staff: Record<string, string>
  let smtp: SMTPServer
  let mails: { to: string[]; text: string }[]
  let mailer: Mailer
  let hook: Server
  let hookUrl: string
  let hooked: string[]
  let answers: number[]
  let stop: (() => Promise<void>) | null = null

  beforeAll(async () => {
    chaski = await startTestApp()
    staff = (await chaski.as('editor')).headers
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      async onData(stream, session, done) {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: await text(stream) })
        done()
      },
    })
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
    const { port } = smtp.server.address() as AddressInfo
    mailer = createMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Chaski <radio@example.org>' })
    hook = createServer((request, response) => {
      void text(request).then((body) => {
        hooked.push(body)
        response.writeHead(answers.shift() ?? 204).end()
      })
    })
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
    hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`
  })
  afterAll(async () => {
    mailer.close()
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
    hook.closeAllConnections()
    hook.close()
    await chaski.close()
  })
  afterEach(async () => {
    await stop?.()
    stop = null
    for (const { id } of await chaski.catalogue.stations.list()) await chaski.catalogue.stations.revoke(id)
  })

  const start = async (options: { mail?: boolean; attempts?: number } = {}) => {
    const { mail = true, attempts = 3 } = options
    stop = await sendNotices({
      connection: chaski.redis,
      catalogue: chaski.catalogue,
      hub: chaski.hub,
      log: pino({ level: 'silent' }),
      retries: { attempts, backoff: { type: 'fixed', delay: 20 } },
      channels: {
        mailer: mail ? mailer : null,
        callWebhook: (call) => callWebhook(call, { allowPrivate: true }),
        baseUrl: 'https://chaski.example',
        house: houseOf(),
      },
    })
  }
  const reset = (...statuses: number[]) => {
    mails = []
    hooked = []
    answers = statuses
  }
  const newStation = async (fields: object) => {
    const payload = { name: 'Radio Jauja', ...fields }
    const answer = await chaski.app.inject({ method: 'POST', url: '/api/stations', headers: staff, payload })
    return answer.json().station.id as string
  }
  const withdraw = async (title = 'Por retirar') => {
    const { id } = await addSpot(chaski.catalogue, title)
    await chaski.app.inject({
      method: 'POST',
      url: `/api/works/${id}/withdraw`,
      headers: staff,
      payload: { reason: 'Dato equivocado.' },
    })
    return id
  }
  const noticesOf = async (work: string, station: string) => {
    const { stations } = (await chaski.get(`/api/works/${work}/stations`, staff)).json()
    return stations.find(({ id }: { id: string }) => id === station)?.notices
  }

  test('reach a station by mail and by webhook, with the reason, once', async () => {
    reset()
    const station = await newStation({ email: 'radio@jauja.pe', webhookUrl: hookUrl })
    await start()
    const id = await withdraw('«Canción» <b>\r\nBcc: all@example.org')
    await vi.waitFor(async () => {
      const states = (await noticesOf(id, station)).map(({ state }: { state: string }) => state)
      expect(states).toEqual(['sent', 'sent'])
    }, 10_000)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.to).toEqual(['radio@jauja.pe'])
    // A line break in a title is no line of its own in the head.
    expect(mails[0]?.text.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
    expect(hooked).toHaveLength(1)
    expect(JSON.parse(hooked[0] ?? '')).toMatchObject({
      type: 'spot.withdrawn',
      data: { id, message: expect.stringContaining('Dato equivocado.') },
    })
  })

  test('are tried again, and say why they failed in the end', async () => {
    reset(500, 503)
    const station = await newStation({ webhookUrl: hookUrl })
    await start()
    const id = await withdraw()
    await vi.waitFor(
      async () => expect(await noticesOf(id, station)).toMatchObject([{ state: 'sent' }]),
      10_000,
    )
    expect(hooked).toHaveLength(3)

    reset(500, 500, 500, 500)
    const other = await withdraw()
    await vi.waitFor(
      async () =>
        expect(await noticesOf(other, station)).toMatchObject([
          { state: 'failed', detail: 'the answer was 500' },
        ]),
      10_000,
    )
    expect(hooked).toHaveLength(3)
  })

  test('that were queued while nothing ran are sent at the next start', async () => {
    reset()
    const station = await newStation({ webhookUrl: hookUrl })
    const id = await withdraw()
    expect(await noticesOf(id, station)).toMatchObject([{ state: 'queued' }])
    await start()
    await vi.waitFor(
      async () => expect(await noticesOf(id, station)).toMatchObject([{ state: 'sent' }]),
      10_000,
    )
  })

  test('are not sent of a withdrawal that was taken back, nor by mail without a server for it', async () => {
    reset()
    const station = await newStation({ email: 'radio@jauja.pe', webhookUrl: hookUrl })
    const restored = await withdraw()
    const change = (await chaski.catalogue.sync.byWork(restored))?.change ?? 0
    await chaski.catalogue.works.restore(restored)
    const id = await withdraw()
    await start({ mail: false })
    await vi.waitFor(async () => {
      const notices = await noticesOf(id, station)
      expect(notices).toContainEqual(expect.objectContaining({ channel: 'email', state: 'failed' }))
      expect(notices).toContainEqual(expect.objectContaining({ channel: 'webhook', state: 'sent' }))
      const old = await chaski.catalogue.notices.ofWork(restored, change)
      expect(old.map(({ state }) => state)).toEqual(['failed', 'failed'])
    }, 10_000)
    expect(mails).toEqual([])
    expect(hooked).toHaveLength(1)
  })
})
