import type { words as es } from './es.ts'

export const words: typeof es = {
  spotStations: {
    title: 'At the stations',
    none: 'There are no stations yet that receive spots.',
    add: 'Add a station',
    list: 'View station by station',
    holding: (done, all) =>
      all === 1
        ? `The station ${done === 1 ? 'reports' : 'does not report yet'} that it has it`
        : `${done} of ${all} stations ${done === 1 ? 'reports that it has it' : 'report that they have it'}`,
    confirmed: (done, all) =>
      done === all && all > 0
        ? all === 1
          ? 'The station has confirmed that it no longer airs it'
          : 'All stations have confirmed that they no longer air it'
        : all === 1
          ? 'The station has not confirmed yet that it no longer airs it'
          : `${done} of ${all} stations ${done === 1 ? 'has confirmed that it no longer airs it' : 'have confirmed that they no longer air it'}`,
    since: (when) => `Since ${when}.`,
    reasons: {
      withdrawn: 'Stations have been told to withdraw it.',
      ended: 'Its validity has ended: stations have been told to withdraw it.',
      unpublished: 'It is not public: stations that had it are told to withdraw it.',
      removed: 'It is not in the catalogue: stations that had it are told to withdraw it.',
    },
    standings: {
      holds: 'Has it',
      older: 'Has an earlier version',
      without: 'Does not report having it',
      confirmed: 'Confirmed',
      stillHolds: 'Still has it',
      silent: 'Has not confirmed yet',
    },
    notices: {
      email: { queued: 'E-mail to be sent', sent: 'E-mail sent', failed: 'The e-mail could not be sent' },
      webhook: {
        queued: 'Automatic notice to be sent',
        sent: 'Automatic notice delivered',
        failed: 'The automatic notice could not be delivered',
      },
    },
  },

  broadcast: {
    title: 'For stations',
    lead: 'What a station needs to know to air it. Everything is optional.',
    film: 'Script',
    filmLead:
      'What is said in the film, word for word. Its captions are made of it, unless you uploaded others.',
    filmHint: 'Who speaks goes in capitals with a colon; what is not said, in brackets.',
    script: 'Script',
    scriptHint: 'The words just as they are said. The station can print it or read it on air.',
    spoken: (time) => `Read on air it takes about ${time}.`,
    outCue: 'Ends with',
    outCueHint: 'The last words, so that the operator knows when it is over.',
    campaign: 'Campaign',
    playsPerDay: 'Times a day',
    playsPerDayHint: 'What is wished for; the station decides.',
    playsOutOfRange: (most) => `Write a whole number from 1 to ${most}.`,
    dayparts: 'Hours wished for',
    daypartsHint: (city) => `${city} time. Without hours, any hour will do.`,
    from: 'From',
    to: 'To',
    addDaypart: 'Add hours',
    removeDaypart: (number) => `Remove hours ${number}`,
    remove: 'Remove',
    daypartHalf: 'Write both times, or remove the hours.',
    daypartEmpty: 'Both times are the same.',
    contact: 'Contact for stations',
    contactHint: 'Whom they can ask about this spot.',
    mayEdit: 'The station may cut it or talk over it',
    mayEditHint: 'If you do not tick it, it is aired as it is.',
    filler: 'A filler: aired when there is no other',
    fillerHint:
      'The agent puts it into the folder only if there is no other spot to air, so that it is not left empty.',
    replaces: 'Replaces another spot',
    replacesHint:
      'Stations will know which one came before. For them to stop airing that one, withdraw it too.',
    searchSpot: 'Find the earlier spot',
  },

  captions: {
    title: 'Captions',
    none: 'This video has no captions.',
    language: 'Language of the captions',
    add: 'Upload captions',
    replace: 'Replace captions',
    added: (language) => `Captions published: ${language}.`,
    hint: 'An SRT or WebVTT file. They are in the player as soon as they are uploaded.',
    remove: 'Remove',
    removeOf: (language) => `Remove the captions: ${language}`,
    removeText: 'They will no longer be in the player. You can upload them again.',
    removeConfirm: 'Yes, remove them',
    removed: 'Captions removed.',
    faultsTitle: 'The file has errors and was not uploaded.',
    faultsHint: 'Correct these lines and upload it again:',
    fault: (line, what) => `Line ${line}: ${what}`,
    faults: {
      noTime: 'the line with the times is missing, such as 00:00:01,000 --> 00:00:02,000.',
      unreadableTime: 'the times make no sense; they must be like 00:00:01,000 --> 00:00:02,000.',
      overSixty: 'minutes and seconds go from 0 to 59.',
      endsBeforeStart: 'the end is not later than the beginning.',
      empty: 'the file has no captions.',
    },
  },
}
