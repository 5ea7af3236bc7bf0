import { paths } from '../../../media/layout.ts'
import { spotCode } from '../../../media/spot-names.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { AnnouncementRow, NoticeRow, StationRow } from '../../catalogue/station-tables.ts'
import { tombstoneMessage } from '../messages.ts'
import type { Mailer } from './mailer.ts'
import type { WebhookCall } from './webhook.ts'

export interface Channels {
  /** Null where no SMTP server is set. */
  mailer: Pick<Mailer, 'send'> | null
  callWebhook(call: WebhookCall): Promise<void>
  baseUrl: string
  organisation: string
}

/** What became of a notice, when there is nothing left to try. */
export type Settlement = { state: 'sent' } | { state: 'failed'; detail: string }

type Needs = Pick<Catalogue, 'notices' | 'stations' | 'sync' | 'works'>

/**
 * Tells one station of one withdrawal.
 * @throws Error where another try may succeed
 */
export async function deliver(
  notice: NoticeRow,
  { stations, sync, works }: Needs,
  channels: Channels,
): Promise<Settlement> {
  const [station, announcement, work] = await Promise.all([
    stations.byId(notice.station_id),
    sync.byWork(notice.work_id),
    works.byId(notice.work_id),
  ])
  if (!station || station.revoked_at !== null)
    return { state: 'failed', detail: 'La emisora fue dada de baja.' }
  if (announcement?.reason !== 'withdrawn' || announcement.change !== notice.change) {
    return { state: 'failed', detail: 'El retiro fue anulado antes de avisar.' }
  }
  const message = tombstoneMessage(announcement, 'withdrawn', work?.withdrawal_reason ?? null)
  return notice.channel === 'email'
    ? byMail(notice, station, announcement, message, channels)
    : byWebhook(notice, station, announcement, message, channels)
}

async function byMail(
  { id }: NoticeRow,
  { email, name }: StationRow,
  { number, title }: AnnouncementRow,
  message: string,
  { mailer, organisation }: Channels,
): Promise<Settlement> {
  if (mailer === null) return { state: 'failed', detail: 'No hay un servidor de correo (SMTP_URL).' }
  if (email === null) return { state: 'failed', detail: 'La emisora ya no tiene correo.' }
  await mailer.send({
    id,
    to: email,
    subject: `Retirar del aire: ${spotCode(number)} «${title}»`,
    text: `${name}:\n\n${message}\n\nCuando ya no lo emitan, confírmenlo en la página de emisiones de su emisora; si usan el agente de Chaski, él lo confirma solo.\n\n${organisation}\n`,
  })
  return { state: 'sent' }
}

async function byWebhook(
  { id }: NoticeRow,
  { webhook_url, webhook_secret }: StationRow,
  { work_id, number, title, changed_at }: AnnouncementRow,
  message: string,
  { callWebhook, baseUrl }: Channels,
): Promise<Settlement> {
  if (webhook_url === null) return { state: 'failed', detail: 'La emisora ya no tiene webhook.' }
  const body = JSON.stringify({
    type: 'spot.withdrawn',
    timestamp: changed_at,
    data: { id: work_id, number, code: spotCode(number), title, message, url: baseUrl + paths.work(work_id) },
  })
  await callWebhook({ url: webhook_url, secret: webhook_secret, id, body })
  return { state: 'sent' }
}
