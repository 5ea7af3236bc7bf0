import type { House } from '../../../media/house.ts'
import { paths } from '../../../media/layout.ts'
import type { Reads } from '../../catalogue/catalogue.ts'
import type { AnnouncementRecord } from '../../records/announcement.ts'
import type { NoticeRecord } from '../../records/notice.ts'
import type { StationRecord } from '../../records/station.ts'
import { tombstoneMessage } from '../messages.ts'
import type { NoticeFault } from '../notice-faults.ts'
import type { Mailer } from './mailer.ts'
import type { WebhookCall } from './webhook.ts'

export interface Channels {
  /** Null if no SMTP server is configured. */
  mailer: Pick<Mailer, 'send'> | null
  callWebhook(call: WebhookCall): Promise<void>
  baseUrl: string
  house: Pick<House, 'organisation' | 'spots'>
}

/** The final result of a notice. */
export type Settlement = { state: 'sent' } | { state: 'failed'; fault: NoticeFault }

type Needs = Pick<Reads, 'notices' | 'stations' | 'sync' | 'works'>

/**
 * Notifies one station of one withdrawal.
 * @throws Error if another attempt may succeed
 */
export async function deliver(
  notice: NoticeRecord,
  { stations, sync, works }: Needs,
  channels: Channels,
): Promise<Settlement> {
  const [station, announcement, work] = await Promise.all([
    stations.byId(notice.stationId),
    sync.byWork(notice.workId),
    works.byId(notice.workId),
  ])
  if (!station || station.revokedAt !== null) return { state: 'failed', fault: 'station_revoked' }
  if (announcement?.reason !== 'withdrawn' || announcement.change !== notice.change) {
    return { state: 'failed', fault: 'withdrawal_undone' }
  }
  const message = tombstoneMessage(
    { code: channels.house.spots.code(announcement.number), title: announcement.title },
    'withdrawn',
    work?.withdrawalReason ?? null,
  )
  return notice.channel === 'email'
    ? byMail(notice, station, announcement, message, channels)
    : byWebhook(notice, station, announcement, message, channels)
}

async function byMail(
  { id }: NoticeRecord,
  { email, name }: StationRecord,
  { number, title }: AnnouncementRecord,
  message: string,
  { mailer, house: { organisation, spots } }: Channels,
): Promise<Settlement> {
  if (mailer === null) return { state: 'failed', fault: 'no_mail_server' }
  if (email === null) return { state: 'failed', fault: 'no_address' }
  await mailer.send({
    id,
    to: email,
    subject: `Retirar del aire: ${spots.code(number)} «${title}»`,
    text: `${name}:\n\n${message}\n\nCuando ya no lo emitan, confírmenlo en la página de emisiones de su emisora; si usan el agente de Chaski, él lo confirma solo.\n\n${organisation}\n`,
  })
  return { state: 'sent' }
}

async function byWebhook(
  { id }: NoticeRecord,
  { webhookUrl, webhookSecret }: StationRecord,
  { workId, number, title, changedAt }: AnnouncementRecord,
  message: string,
  { callWebhook, baseUrl, house: { spots } }: Channels,
): Promise<Settlement> {
  if (webhookUrl === null) return { state: 'failed', fault: 'no_webhook' }
  const body = JSON.stringify({
    type: 'spot.withdrawn',
    timestamp: changedAt,
    data: { id: workId, number, code: spots.code(number), title, message, url: baseUrl + paths.work(workId) },
  })
  await callWebhook({ url: webhookUrl, secret: webhookSecret, id, body })
  return { state: 'sent' }
}
