import type { words as es } from './es.ts'

export const words: typeof es = {
  stations: {
    title: 'Stations',
    back: 'All stations',
    add: 'Add a station',
    create: 'Create the station',
    created: 'Station created.',
    emptyTitle: 'There are no stations yet',
    emptyText:
      'Add the stations that air the spots. Each receives its own keys, and you will see what it has and what it aired.',
    lastContact: (ago) => `Connected ${ago}`,
    holds: (count, formatted) => (count === 1 ? 'Has 1 spot' : `Has ${formatted} spots`),
    airings: (count, formatted) => (count === 1 ? '1 airing in 30 days' : `${formatted} airings in 30 days`),
    anyLanguage: 'Any language',
    states: {
      upToDate: 'Up to date',
      behind: 'Has yet to confirm',
      quiet: 'No news for days',
      never: 'Not connected yet',
      revoked: 'Revoked',
    },

    facts: 'About the station',
    contactName: 'Last connection',
    acknowledgedName: 'Last confirmation',
    agentName: 'Program it connects with',
    holdsName: 'Spots it has',
    createdName: 'Added',
    revokedName: 'Revoked',
    held: 'Which spots it has',
    heldNone: 'None, by its last report. Only stations that use Chaski’s program report them.',
    heldSince: (version, day) => `Version ${version}, since ${day}`,

    edit: 'Details of the station',
    fields: {
      name: 'Name',
      place: 'Place',
      province: 'Province',
      languages: 'Languages it broadcasts in',
      contact: 'Contact',
      email: 'E-mail address',
      webhookUrl: 'Address for automatic notices (webhook)',
      cartFirst: 'Cart number, from',
      cartLast: 'Until',
      nameTemplate: 'Names of the files',
    },
    placeHint: 'District or province.',
    provinceHint: 'To add up what was aired by province. If it is empty, the place is taken.',
    contactHint: 'Whom to call, and on which number.',
    emailHint: 'There we tell when a spot is withdrawn.',
    languagesHint: 'It will receive the spots in these languages. If you tick none, it receives all of them.',
    automation: 'For its automation program',
    cartsHint:
      'Only if its program knows sounds by number, as Rivendell does: the range that it has set aside for us.',
    templateHint:
      'Leave it empty for the usual name. You can use {code}, {number}, {cart}, {title}, {language}, {seconds}, {from}, {until}; it must have {code}, {number} or {cart}.',
    templateExample: (name) => `A file will be called: ${name}`,
    webhookHint: 'If the station has a system of its own: there we send each withdrawal, signed.',
    faults: {
      nameMissing: 'Write the name of the station.',
      webhookNoAddress: 'It must begin with https:// or http://.',
      cartsHalf: 'Write both numbers, or neither.',
      cartsFaulty: 'They must be numbers from 1 to 999999, and the second cannot be lower.',
      templateFaulty:
        'It must have {code}, {number} or {cart}; besides, only letters without accents, numbers, spaces, dots, hyphens and brackets.',
    },

    end: 'Revoke',
    endHint: 'When the station no longer works with you.',
    revoke: 'Revoke the station',
    revokeTitle: (name) => `Revoke ${name}?`,
    revokeText:
      'Its keys and links stop working at this moment and cannot be recovered. What it aired stays counted.',
    revokeConfirm: 'Yes, revoke it',
    revoked: 'The station was revoked.',
    revokedNote: 'This station was revoked: its keys and links no longer work. What it aired stays counted.',
  },

  secrets: {
    title: 'Keys and links',
    onceTitle: 'Copy it now',
    once: (name) =>
      `For safety, this will not be shown again. Give it only to ${name}; if it is lost, you can make another one right here.`,
    kept: 'I have copied it',
    names: {
      token: 'Key for the program',
      feed: 'Link of the feed (RSS)',
      page: 'Page for noting airings',
      webhook: 'Key of the automatic notices',
    },
    hints: {
      token: 'With it the station’s program fetches the spots and removes those no longer to be aired.',
      feed: 'For LibreTime and other programs that read RSS feeds.',
      page: 'To note from a phone, with one tap, what went on air.',
      webhook: 'With it the station’s system checks that a notice is ours.',
    },
    renew: 'Change',
    renewOf: (name) => `Change: ${name}`,
    renewText: {
      token:
        'The present key stops working at this moment. The station’s program will fetch no spots until somebody enters the new one.',
      feed: 'The present link stops working at this moment. The station will have to enter the new one in its program.',
      page: 'The present link stops working at this moment. You will have to send the new one to the station.',
      webhook:
        'The present key stops being valid at this moment. The station’s system will refuse notices until it has the new one.',
    },
    renewConfirm: 'Yes, change it',
    agentTitle: 'How to install the program at the station',
    agentNode: 'On the station’s computer, install Node.js (nodejs.org), version 18.15 or later.',
    agentDownload: 'Download this file there:',
    agentRun:
      'In the folder where you saved it, open the command line and type this. Change the folder if you want the spots elsewhere.',
    onWindows: 'On Windows',
    onLinux: 'On Linux or Mac',
  },

  suitcase: {
    title: 'Suitcase (USB stick)',
    lead: 'For a station without the internet: download the suitcase, unpack it (it is a ZIP file) onto a USB stick and send it. The station takes it in with its program.',
    pack: 'Download the suitcase',
    unpack: 'Take in what came back',
    hint: 'What came back is the file regreso.jws, in the folder “chaski” of the stick.',
    takenIn: (name, count, formatted) =>
      `${name}: ${count === 1 ? '1 new airing' : `${formatted} new airings`}.`,
    repeated: 'This very file had been taken in already.',
    questions: (count) =>
      count === 1 ? 'One log waits for your answer.' : `${count} logs wait for your answer.`,
  },

  airings: {
    title: 'Airings',
    from: 'From',
    until: 'Until',
    periodFaulty: 'Choose two days; the second cannot be earlier than the first.',
    total: (count, formatted) => {
      if (count === 0) return 'No airing was reported in these days.'
      return count === 1 ? '1 reported airing' : `${formatted} reported airings`
    },
    days: (count) => (count === 1 ? 'On 1 day' : `On ${count} days`),
    certificate: 'Certificate to print',
    xlsx: 'Excel (XLSX)',
  },

  airingLog: {
    title: 'Upload a log of airings',
    lead: 'If the station has sent you its log: of ZaraRadio, Rivendell, LibreTime or AzuraCast, or a table as CSV or text. What is not ours is passed over, and nothing is counted twice.',
    choose: 'Choose the log',
    template: 'Download a table to fill in',
    accepted: (count, formatted) =>
      count === 1 ? '1 airing was counted.' : `${formatted} airings were counted.`,
    repeated: (count, formatted) =>
      count === 1 ? '1 had been counted already.' : `${formatted} had been counted already.`,
    refused: 'These could not be counted:',
    line: (line, message) => `Line ${line}: ${message}`,
    notUnderstood: (count, formatted) =>
      count === 1 ? '1 line made no sense:' : `${formatted} lines made no sense; the first ones:`,
    unreadLine: (line, text) => `Line ${line}: ${text}`,
    asked: 'Before counting, a question has to be answered: it is above, on this page.',
  },

  openLogs: {
    title: 'Logs that wait for an answer',
    waiting: (count) => (count === 1 ? '1 log waits for an answer' : `${count} logs wait for an answer`),
    nameless: 'Log without a name',
    from: (when, isSample) =>
      isSample
        ? `The agent sent it on ${when}. When you answer, it will count what it keeps.`
        : `It arrived on ${when}. Nothing of it has been counted yet.`,
    whichDay: (written) => `Which day is ${written} for this station?`,
    whichColumns: 'What does each column say?',
    dayOf: 'The log does not say its day. Of which day is it?',
    column: (number) => `Column ${number}`,
    ignored: 'Does not matter',
    columns: {
      moment: 'Date and time',
      day: 'Date',
      time: 'Time',
      file: 'File',
      cart: 'Cart',
      title: 'Title',
      artist: 'Artist',
      song: 'Artist - title',
      length: 'Length',
    },
    needed: 'The time is needed and, to know what was aired, the file, the cart or the title.',
    answer: 'Answer and count',
    remembered: 'It will be remembered for this station: it is not asked again.',
    discard: 'Discard this log',
  },
}
