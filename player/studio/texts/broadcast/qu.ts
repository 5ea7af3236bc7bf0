import type { words as es } from './es.ts'

export const words: typeof es = {
  spotStations: {
    title: 'Radiokunapi',
    none: 'Manaraqmi spot chaskiq radiokuna kanchu.',
    add: 'Radiota yapay',
    list: 'Sapa radiota qaway',
    holding: (done, all) => `${all} radiomanta ${done} kapuwanku nispa willan`,
    confirmed: (done, all) =>
      done === all && all > 0
        ? 'Llapa radiokuna manañam uyarichinichu ninku'
        : `${all} radiomanta ${done} manañam uyarichinichu nin`,
    since: (when) => `Kaymanta: ${when}.`,
    reasons: {
      withdrawn: 'Radiokunaqa qichunankupaq kamachisqam.',
      ended: 'Punchawninkuna tukurqun: radiokunaqa qichunankupaq kamachisqam.',
      unpublished: 'Manam llapa runapaqchu: kapuqniyuq radiokunaqa qichunankupaq kamachisqa kanqaku.',
      removed: 'Manam catalogopi kanchu: kapuqniyuq radiokunaqa qichunankupaq kamachisqa kanqaku.',
    },
    standings: {
      holds: 'Kapun',
      older: 'Ñawpaq versionmi kapun',
      without: 'Manam kapuwanmi ninchu',
      confirmed: 'Arí nirqa',
      stillHolds: 'Kapunraqmi',
      silent: 'Manaraq willanchu',
    },
    notices: {
      email: {
        queued: 'Correo apachinapaq',
        sent: 'Correo apachisqa',
        failed: 'Correo apachiyqa mana atikurqanchu',
      },
      webhook: {
        queued: 'Automático willakuy apachinapaq',
        sent: 'Automático willakuy chayachisqa',
        failed: 'Automático willakuy chayachiyqa mana atikurqanchu',
      },
    },
  },

  broadcast: {
    title: 'Radiokunapaq',
    lead: 'Uyarichinanpaq radiopa yachanan. Munaspalla huntachina.',
    film: 'Librito',
    filmLead:
      'Videopi ima nisqan, sapa rimay. Kaywanmi videopa qillqankuna ruwakun, mana hukkunata wicharichirqankichu chayqa.',
    filmHint: 'Pim rimaq hatun qillqawan iskay chuputin; mana rimanaqa parentesis ukupi.',
    script: 'Rimasqan qillqa',
    scriptHint: 'Rimaykuna nisqan hinapuni. Radioqa papelpi lluqsichiyta utaq ñawinchayta atin.',
    spoken: (time) => `Radiopi ñawinchasqa, ${time} hinam.`,
    outCue: 'Kaywan tukun',
    outCueHint: 'Qipa rimaykuna, operador tukukuyninta yachananpaq.',
    campaign: 'Campañan',
    playsPerDay: 'Punchawpi hayka kuti',
    playsPerDayHint: 'Munasqanchik; radiom akllan.',
    playsOutOfRange: (most) => `1manta ${most}kama yupayta qillqay.`,
    dayparts: 'Munasqa horakuna',
    daypartsHint: (city) => `${city}pa horan. Mana hora kaptinqa mayqin horapas allinmi.`,
    from: 'Kaymanta',
    to: 'Kaykama',
    addDaypart: 'Horata yapay',
    removeDaypart: (number) => `${number} ñiqin horata qichuy`,
    remove: 'Qichuy',
    daypartHalf: 'Iskaynin horata qillqay utaq qichuy.',
    daypartEmpty: 'Iskaynin hora kaqllam.',
    contact: 'Radiokuna pita tapunankupaq',
    contactHint: 'Kay spotmanta pita tapuyta atinku.',
    mayEdit: 'Radioqa kuchuyta utaq hawanpi rimayta atin',
    mayEditHint: 'Mana akllaptiykiqa kasqan hinam uyarichisqa.',
    filler: 'Huntachinapaq: huk mana kaptinlla uyarichisqa',
    fillerHint: 'Agenteqa kaytaqa churan mana huk spot kaptinllam, carpeta ama chusaq kananpaq.',
    replaces: 'Huk spotpa rantin',
    replacesHint:
      'Radiokuna ñawpaqnin mayqin kasqanta yachanqaku. Amaña uyarichinankupaqqa, chaytapas qichuy.',
    searchSpot: 'Ñawpaq spotta maskay',
  },

  captions: {
    title: 'Videopa qillqankuna',
    none: 'Kay videoqa mana qillqayuqchu.',
    language: 'Qillqakunapa rimaynin',
    add: 'Qillqakunata wicharichiy',
    replace: 'Qillqakunata rantiy',
    added: (language) => `Qillqakuna lluqsichisqa: ${language}.`,
    hint: 'SRT utaq WebVTT archivo. Wicharichisqa kaptillan videopi rikukun.',
    remove: 'Qichuy',
    removeOf: (language) => `Qillqakunata qichuy: ${language}`,
    removeText: 'Manañam videopi rikukunqachu. Yapamanta wicharichiyta atinki.',
    removeConfirm: 'Arí, qichuy',
    removed: 'Qillqakunaqa qichusqa.',
    faultsTitle: 'Archivoqa pantayniyuq, mana wicharichisqachu.',
    faultsHint: 'Kay rakikunata allichaspa yapamanta wicharichiy:',
    fault: (line, what) => `${line} ñiqin raki: ${what}`,
    faults: {
      noTime: 'horakuna mana kanchu, kayna: 00:00:01,000 --> 00:00:02,000.',
      unreadableTime: 'horakuna mana hamutakunchu; kayna kanan: 00:00:01,000 --> 00:00:02,000.',
      overSixty: 'minutokuna, segundokunapas 0manta 59kama.',
      endsBeforeStart: 'tukukuynin mana qallariyninmanta qipatachu.',
      empty: 'archivopi manam qillqa kanchu.',
    },
  },
}
