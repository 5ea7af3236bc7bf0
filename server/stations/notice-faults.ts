import type { Sentence } from '../../media/refusals.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'

/** Why a notice is not tried again. The code is what is kept. */
export const NOTICE_FAULTS = {
  station_revoked: {
    es: 'La emisora fue dada de baja.',
    qu: 'Radioqa manañam kanchu.',
    en: 'The station has been revoked.',
  },
  withdrawal_undone: {
    es: 'El retiro fue anulado antes de avisar.',
    qu: 'Manaraq willachkaspa urquyqa qulluchisqa karqa.',
    en: 'The withdrawal was undone before the notice went out.',
  },
  no_mail_server: {
    es: 'No hay un servidor de correo (SMTP_URL).',
    qu: 'Correo servidor manam kanchu (SMTP_URL).',
    en: 'There is no mail server (SMTP_URL).',
  },
  no_address: {
    es: 'La emisora ya no tiene correo.',
    qu: 'Radiopa correon manañam kanchu.',
    en: 'The station no longer has an e-mail address.',
  },
  no_webhook: {
    es: 'La emisora ya no tiene webhook.',
    qu: 'Radiopa webhookninqa manañam kanchu.',
    en: 'The station no longer has a webhook.',
  },
} as const satisfies Record<string, Sentence>
export type NoticeFault = keyof typeof NOTICE_FAULTS

/** What is kept of a notice that did not arrive, as a person reads it: a fault of ours, or what the other side answered. */
export function toldDetail(detail: string | null, language: InterfaceLanguage): string | null {
  // The Spanish sentence itself was kept before there were codes.
  const known = Object.entries(NOTICE_FAULTS).find(([code, said]) => code === detail || said.es === detail)
  return known ? known[1][language] : detail
}
