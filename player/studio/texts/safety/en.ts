import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Help and quick exit',
  lead: 'What protects those who look at the site on a shared phone. What you change here changes at once on all pages, scripts and certificates.',

  services: 'Help lines and centres',
  servicesHint:
    'They are shown beside each work. Call each number at least twice a year: a number that nobody answers does harm.',
  none: 'There are none yet. Without a help line no sensitive work can be published.',
  stale: 'To be confirmed',
  hidden: 'Not shown',
  everywhere: 'the whole country',
  confirmedAgo: (ago) => `confirmed ${ago}`,
  staleNote: (ago) => `It was last confirmed ${ago}. Call and, if all is as it was, mark it as confirmed.`,
  edit: (name) => `Edit “${name}”`,
  confirm: 'I called: all is as it was',
  confirmed: (name) => `${name}: confirmed today.`,
  add: 'Add a line or a centre',
  added: 'Added. It is on the site now.',
  hide: 'Stop showing',
  show: 'Show on the site',
  hidingTitle: 'Stop showing it?',
  hidingText: 'It disappears from all pages. It is kept here and can be shown again.',

  name: 'Name',
  phone: 'Phone number',
  phoneHint: 'Just as it is dialled: only digits and spaces.',
  hours: 'Hours',
  hoursHint: 'For example “24 horas” or “lunes a viernes, 8:00 a 16:30”.',
  place: 'Province or district',
  placeHint: 'Empty: the whole country. With a place, it comes first beside the works for that place.',
  quechua: 'Quechua',
  spoken: 'Languages they speak',
  text: 'A sentence for whoever reads it',
  chat: 'Address for writing to them (chat)',
  chatHint: 'Begins with https:// · may be left empty.',

  leave: 'Quick exit',
  leaveHint:
    'The button “Leave now” is on every page and leads to this address at once. Choose a page that anybody might be reading: the weather, news, sports.',
  leaveTo: 'Where it leads',
  leaveToHint: 'Begins with https://',
  leaveTry: 'Open to try it',
  leaveSaved: 'Saved. All pages lead to that address now.',
}
