import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Invitation to the studio',
  lead: (name) => `${name} invites you to use the studio. Create your account here.`,
  onceUntil: (when) => `This link works once, until ${when}.`,
  signedIn: (name) =>
    `You are signed in as ${name}. If the invitation is for somebody else, send them the link or sign out first.`,

  invite: 'Invite a person',
  inviteHint:
    'You get a link and send it to them (by WhatsApp, by e-mail or in person). They write their e-mail address and choose their password; you do not learn it.',
  name: 'Who is it for?',
  submit: 'Create the link',
  link: 'Invitation link',
  copyNow: (name, when) =>
    `Copy the link now and send it only to ${name}: it will not be shown again. It works once and expires on ${when}.`,
  pending: 'Unused invitations',
  pendingNone: 'There are no unused invitations.',
  pendingFacts: (role, by, until) => `${role} · created by ${by} · expires on ${until}`,
  takeBack: 'Take back',
  takeBackTitle: 'Take back this invitation?',
  takeBackText: (name) => `The link that ${name} received will stop working.`,
  takeBackConfirm: 'Yes, take it back',
  byHand: 'Create an account with a password, without a link',
}
