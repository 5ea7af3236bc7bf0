import type { words as es } from './es.ts'

export const words: typeof es = {
  stations: {
    title: 'Radiokuna',
    back: 'Llapan radiokuna',
    add: 'Radiota yapay',
    create: 'Radiota ruway',
    created: 'Radioqa ruwasqañam.',
    emptyTitle: 'Manaraqmi radiokuna kanchu',
    emptyText:
      'Spotkunata uyarichiq radiokunata yapay. Sapa radio kikinpa llavinkunata chaskin; qamñataq imakuna kapusqanta, ima uyarichisqantapas qawanki.',
    lastContact: (ago) => `Tinkirqa: ${ago}`,
    holds: (_count, formatted) => `${formatted} spotniyuq`,
    airings: (_count, formatted) => `30 punchawpi ${formatted} kuti uyarichirqa`,
    anyLanguage: 'Mayqin rimaypas',
    states: {
      upToDate: 'Kunankama',
      behind: 'Manaraq willanchu',
      quiet: 'Achka punchawña mana willanchu',
      never: 'Manaraq tinkinchu',
      revoked: 'Qichusqa',
    },

    facts: 'Radiomanta',
    contactName: 'Qipa tinkisqan',
    acknowledgedName: 'Qipa willasqan',
    agentName: 'Ima programawan tinkin',
    holdsName: 'Spotninkuna',
    createdName: 'Yapasqa',
    revokedName: 'Qichusqa',
    held: 'Mayqin spotkuna kapun',
    heldNone: 'Manam mayqinpas, qipa willasqanman hina. Chaskipa programanwan radiokunalla willanku.',
    heldSince: (version, day) => `${version} ñiqin version, kaymanta: ${day}`,

    edit: 'Radiopa willakuynin',
    fields: {
      name: 'Suti',
      place: 'Llaqta',
      province: 'Provincia',
      languages: 'Ima rimaykunapi riman',
      contact: 'Pita waqyana',
      email: 'Correo electronico',
      webhookUrl: 'Automático willakuykunapaq dirección (webhook)',
      cartFirst: 'Cartucho yupay, kaymanta',
      cartLast: 'Kaykama',
      nameTemplate: 'Archivokunapa sutin',
    },
    placeHint: 'Distrito utaq provincia nisqa.',
    provinceHint: 'Provinciapi uyarichisqata yupanapaq. Chusaq kaptinqa, llaqtam valin.',
    contactHint: 'Pita waqyana, mayqin yupaypi.',
    emailHint: 'Spot qichusqa kaptin chayman willaniku.',
    languagesHint: 'Kay rimaykunapi spotkunata chaskinqa. Mana mayqintapas akllaptiykiqa llapanta chaskin.',
    automation: 'Automatización programanpaq',
    cartsHint:
      'Programan audiokunata yupaywan riqsiptillan, Rivendell hina: ñuqaykupaq waqaychasqan yupaykuna.',
    templateHint:
      'Sapa kuti sutipaqqa chusaqta saqiy. Kaykunata churayta atinki: {code}, {number}, {cart}, {title}, {language}, {seconds}, {from}, {until}; kayniyuqpuni kanan: {code}, {number} utaq {cart}.',
    templateExample: (name) => `Huk archivopa sutin kayna kanqa: ${name}`,
    webhookHint: 'Radio kikinpa sistemanniyuq kaptin: chayman sapa qichuyta firmasqata apachiniku.',
    faults: {
      nameMissing: 'Radiopa sutinta qillqay.',
      webhookNoAddress: 'https:// utaq http:// nisqawan qallarinan.',
      cartsHalf: 'Iskaynin yupayta qillqay, utaq mana mayqintapas.',
      cartsFaulty: '1manta 999999kama yupaykuna kanan; qipa kaqqa manam aswan pisichu kanman.',
      templateFaulty:
        '{code}, {number} utaq {cart} nisqayuq kanan; hinallataq mana tildeyuq letrakunalla, yupaykuna, chusaqkuna, puntokuna, guionkuna, parentesiskuna.',
    },

    end: 'Qichuy',
    endHint: 'Radio manaña qamkunawan llamkaptin.',
    revoke: 'Radiota qichuy',
    revokeTitle: (name) => `¿${name} qichusaqchu?`,
    revokeText:
      'Llavinkuna, tinkinkunapas kunanpuni tukun, manam kutichiyta atikunchu. Uyarichisqanqa yupasqa qipan.',
    revokeConfirm: 'Arí, qichuy',
    revoked: 'Radioqa qichusqañam.',
    revokedNote:
      'Kay radioqa qichusqañam: llavinkuna, tinkinkunapas manañam llamkanchu. Uyarichisqanqa yupasqa qipan.',
  },

  secrets: {
    title: 'Llavekuna, tinkikunapas',
    onceTitle: 'Kunan copiay',
    once: (name) =>
      `Waqaychakunapaq, kayqa manañam yapamanta rikukunqachu. ${name}llaman quy; chinkaptinqa kaypipuni hukta ruwayta atinki.`,
    kept: 'Copiarqaniñam',
    names: {
      token: 'Programapaq llave',
      feed: 'Canalpa tinkin (RSS)',
      page: 'Uyarichisqata qillqanapaq pata',
      webhook: 'Automático willakuykunapa llavin',
    },
    hints: {
      token: 'Kaywan radiopa programan spotkunata apamun, manaña uyarichinapaq kaqtañataq qichun.',
      feed: 'LibreTimepaq, RSS ñawinchaq huk programakunapaqpas.',
      page: 'Celularmanta, huk ñitiyllawan, radiopi lluqsisqanta qillqanapaq.',
      webhook: 'Kaywan radiopa sisteman willakuy ñuqaykupa kasqanta yachan.',
    },
    renew: 'Tikray',
    renewOf: (name) => `Tikray: ${name}`,
    renewText: {
      token:
        'Kunan llaveqa kunanpuni tukun. Radiopa programan manam spotkunata apamunqachu, musuqta churanankukama.',
      feed: 'Kunan tinkiqa kunanpuni tukun. Radioqa programanpi musuqta churanan.',
      page: 'Kunan tinkiqa kunanpuni tukun. Radioman musuqta apachinayki.',
      webhook:
        'Kunan llaveqa kunanpuni tukun. Radiopa sisteman manam willakuykunata chaskinqachu, musuqniyuq kanankama.',
    },
    renewConfirm: 'Arí, tikray',
    agentTitle: 'Radiopi programata imayna churana',
    agentNode: 'Radiopa computadoranpi Node.js (nodejs.org) nisqata churay, 18.15 version utaq aswan musuq.',
    agentDownload: 'Chaypi kay archivota uraykachiy:',
    agentRun:
      'Waqaychasqayki carpetapi línea de órdenes nisqata kichay, kayta qillqay. Huk maypi spotkunata munaspaykiqa carpetata tikray.',
    onWindows: 'Windowspi',
    onLinux: 'Linuxpi utaq Macpi',
  },

  suitcase: {
    title: 'Maletín nisqa (memoria USB)',
    lead: 'Mana internetniyuq radiopaq: maletinta uraykachiy, memoria USBpi kichay (ZIPmi), apachiy. Radioqa programanwan chaskin.',
    pack: 'Maletinta uraykachiy',
    unpack: 'Kutimuqta chaskiy',
    hint: 'Kutimuqqa regreso.jws archivom, memoriapa «chaski» carpetanpi.',
    takenIn: (name, _count, formatted) => `${name}: ${formatted} musuq uyarichisqa.`,
    repeated: 'Kay kikin archivoqa chaskisqañam karqa.',
    questions: (count) => `${count} qillqa kutichisqaykita suyachkan.`,
  },

  airings: {
    title: 'Radiopi uyarichisqa',
    from: 'Maymanta',
    until: 'Haykakama',
    periodFaulty: 'Iskay punchawta akllay; qipa kaqqa manam ñawpaqninmanta ñawpaqchu kanman.',
    total: (count, formatted) =>
      count === 0 ? 'Kay punchawkunapi manam imapas willasqachu.' : `${formatted} kuti uyarichisqa`,
    days: (count) => `${count} punchawpi`,
    certificate: 'Papelpi lluqsichinapaq certificado',
    xlsx: 'Excel (XLSX)',
  },

  airingLog: {
    title: 'Uyarichisqa qillqata wicharichiy',
    lead: 'Radio qillqanta apachisuptiyki: ZaraRadiomanta, Rivendellmanta, LibreTimemanta, AzuraCastmanta, utaq CSV, textopas. Mana ñuqaykupa kaqtaqa saqin; manam imapas iskay kuti yupakunchu.',
    choose: 'Qillqata akllay',
    template: 'Huntachinapaq tablata uraykachiy',
    accepted: (_count, formatted) => `${formatted} uyarichisqa yupasqa.`,
    repeated: (_count, formatted) => `${formatted} yupasqañam karqa.`,
    refused: 'Kaykunaqa mana yupayta atikurqanchu:',
    line: (line, message) => `${line} ñiqin raki: ${message}`,
    notUnderstood: (_count, formatted) => `${formatted} raki mana hamutakurqanchu; ñawpaqkuna:`,
    unreadLine: (line, text) => `${line} ñiqin raki: ${text}`,
    asked: 'Manaraq yupachkaspa huk tapukuytam kutichina: kay patapa hawanpi kachkan.',
  },

  openLogs: {
    title: 'Kutichiyta suyaq qillqakuna',
    waiting: (count) => `${count} qillqa kutichiyta suyachkan`,
    nameless: 'Mana sutiyuq qillqa',
    from: (when, isSample) =>
      isSample
        ? `Agente apachimurqa: ${when}. Kutichiptiyki waqaychasqanta yupanqa.`
        : `Chayamurqa: ${when}. Manaraqmi imapas chaymanta yupasqachu.`,
    whichDay: (written) => `¿Kay radiopaq ${written} mayqin punchawmi?`,
    whichColumns: '¿Sapa columna imata nin?',
    dayOf: 'Qillqaqa manam punchawninta ninchu. ¿Mayqin punchawmanta?',
    column: (number) => `${number} ñiqin columna`,
    ignored: 'Mana necesitasqa',
    columns: {
      moment: 'Punchaw, horapas',
      day: 'Punchaw',
      time: 'Horan',
      file: 'Archivopa sutin',
      cart: 'Cartuchon',
      title: 'Sutin',
      artist: 'Takiq',
      song: 'Artista - suti',
      length: 'Unaynin',
    },
    needed: 'Horanmi necesitakun; ima uyarikusqanta yachanapaqñataq, archivo, cartucho utaq sutin.',
    answer: 'Kutichiy, yupay',
    remembered: 'Kay radiopaq yuyasqa kanqa: manam yapamanta tapusqachu.',
    discard: 'Kay qillqata wikchuy',
  },
}
