import type { words as es } from './es.ts'

export const words: typeof es = {
  appName: 'Chaski',
  studio: 'Studio',
  documentTitle: (screen) => `${screen} · Chaski studio`,
  skip: 'Skip to the content',

  nav: {
    label: 'Sections',
    works: 'Works',
    upload: 'Upload',
    uploading: (percent) => `Uploading, ${percent}`,
    programmes: 'Programmes',
    stations: 'Stations',
    figures: 'Figures',
    reports: 'Reports',
    safety: 'Help',
    accounts: 'Accounts',
    account: 'My account',
    site: 'View the site',
    siteShort: 'Site',
    language: 'Language of the studio',
    signOut: 'Sign out',
  },

  common: {
    reading: (date) => `Day/month/year: ${date}`,
    loading: 'Loading…',
    notLoaded: 'This part of the studio could not be loaded. Check your connection.',
    broken: 'This part of the studio failed. What you typed is kept as a draft: load the page again.',
    save: 'Save',
    saving: 'Saving…',
    cancel: 'No, go back',
    close: 'Close',
    retry: 'Try again',
    copy: 'Copy',
    copied: 'Copied',
    open: 'Open',
    all: 'All',
  },

  problems: {
    unreachable: {
      message: 'There is no connection to the system.',
      hint: 'Check your internet. What you wrote is kept; try again when the connection is back.',
    },
    strange: {
      message: 'The system answered something that makes no sense.',
      hint: 'Wait a minute and try again. If it happens again, tell whoever looks after the system.',
    },
    faulty: 'The system does not accept this value: please check it.',
    details: (code) => `Code for support: ${code}`,
  },

  live: {
    on: 'Up to date',
    off: 'No connection: reconnecting…',
    health: 'State of the system',
  },

  signIn: {
    title: 'Sign in',
    lead: 'Here the team uploads, sorts and publishes videos, radio spots and brochures.',
    expired: 'Your session has ended. Sign in again: what you were writing is kept.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in…',
    forgotten: 'Forgotten your password? Ask an administrator to set a new one.',
  },

  setup: {
    title: 'Welcome',
    lead: 'This system has no administrator yet. Create the first account: it will be yours.',
    waiting:
      'This system has just been installed. To create the first account, open the link that appeared when it started, on the screen or in the server’s log.',
    done: 'This system already has an administrator.',
    name: 'Your name',
    email: 'E-mail address',
    password: 'Password',
    passwordHint: (length) =>
      `At least ${length} characters. A short sentence is easy to remember and hard to guess.`,
    submit: 'Create the account',
    submitting: 'Creating…',
    toSignIn: 'Go to sign in',
  },

  kinds: { video: 'Video', spot: 'Radio spot', brochure: 'Brochure' },
  kindsPlural: { video: 'Videos', spot: 'Radio spots', brochure: 'Brochures' },
  visibilities: { draft: 'Draft', unlisted: 'By link only', public: 'Public' },
  visibilityHints: {
    draft: 'Only the team sees it.',
    unlisted: 'Whoever has the link sees it; it is not on the site nor in lists.',
    public: 'It is on the site and in the lists for stations.',
  },
  statuses: {
    queued: 'Waiting',
    processing: 'Processing',
    ready: 'Ready',
    failed: 'Could not be processed',
  },

  languages: {
    '': 'Not stated',
    'es-PE': 'Spanish (Peru)',
    es: 'Spanish',
    quy: 'Ayacucho Quechua',
    qxw: 'Jauja Quechua',
    qvc: 'Cajamarca Quechua',
    quz: 'Cusco Quechua',
    qwh: 'Huaylas Quechua (Áncash)',
    qub: 'Huallaga Quechua (Huánuco)',
    ay: 'Aymara',
    cni: 'Asháninka',
    shp: 'Shipibo-Konibo',
    agr: 'Awajún',
    en: 'English',
  },

  missing: {
    title: 'This page does not exist',
    text: 'Check the address or go back to the list of works.',
  },
}
