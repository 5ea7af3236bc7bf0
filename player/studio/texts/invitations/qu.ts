import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Estudioman invitación',
  lead: (name) => `${name} estudiota llamkachinaykipaq invitasunki. Kaypi cuentaykita ruway.`,
  onceUntil: (when) => `Kay tinkiqa huk kutillapaqmi, kaykama: ${when}.`,
  signedIn: (name) =>
    `Qamqa ${name} hinam yaykurqankiña. Invitación huk runapaq kaptinqa, tinkita apachiy utaq ñawpaqta lluqsiy.`,

  invite: 'Runata invitay',
  inviteHint:
    'Qam tinkita chaskispa apachinki (WhatsAppwan, correowan utaq kikinman). Chay runam correonta qillqan, contraseñanta akllan; qamqa manam yachankichu.',
  name: '¿Pipaq?',
  submit: 'Tinkita ruway',
  link: 'Invitacionpa tinkin',
  copyNow: (name, when) =>
    `Kunan tinkita copiay, ${name}llaman apachiy: manañam yapamanta rikukunqachu. Huk kutillapaqmi, tukun: ${when}.`,
  pending: 'Mana llamkachisqa invitacionkuna',
  pendingNone: 'Manam invitacionkuna suyachkanchu.',
  pendingFacts: (role, by, until) => `${role} · ${by} ruwarqa · tukun: ${until}`,
  takeBack: 'Tukuchiy',
  takeBackTitle: '¿Kay invitacionta tukuchisaqchu?',
  takeBackText: (name) => `${name}pa chaskisqan tinki manañam llamkanqachu.`,
  takeBackConfirm: 'Arí, tukuchiy',
  byHand: 'Contraseñayuq cuentata ruway, mana tinkiwan',
}
