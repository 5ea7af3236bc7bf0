import type { words as es } from './es.ts'

export const words: typeof es = {
  appName: 'Chaski',
  studio: 'Estudio',
  documentTitle: (screen) => `${screen} · Chaskipa estudion`,
  skip: 'Qillqaman riy',

  nav: {
    label: 'Rakikuna',
    works: 'Ruwasqakuna',
    upload: 'Wicharichiy',
    uploading: (percent) => `Wichachkan, ${percent}`,
    programmes: 'Programakuna',
    stations: 'Radiokuna',
    figures: 'Yupaykuna',
    reports: 'Willakuykuna',
    safety: 'Yanapakuy',
    accounts: 'Cuentakuna',
    account: 'Cuentay',
    site: 'Sitiota qaway',
    siteShort: 'Sitiota',
    language: 'Estudiopa rimaynin',
    signOut: 'Lluqsiy',
  },

  common: {
    reading: (date) => `Punchaw/killa/wata: ${date}`,
    loading: 'Chayamuchkan…',
    notLoaded: 'Kay rakiqa mana chayamurqanchu. Internetniykita qaway.',
    broken: 'Kay rakiqa mana allinchu. Qillqasqaykiqa waqaychasqam: pankata yapamanta kichay.',
    save: 'Waqaychay',
    saving: 'Waqaychachkan…',
    cancel: 'Manam, kutiy',
    close: 'Wichqay',
    retry: 'Yapamanta',
    copy: 'Copiay',
    copied: 'Copiasqaña',
    open: 'Kichay',
    all: 'Llapan',
  },

  problems: {
    unreachable: {
      message: 'Sistemawan tinkiy mana kanchu.',
      hint: 'Internetniykita qaway. Qillqasqaykiqa waqaychasqam; internet kutimuptin yapamanta.',
    },
    strange: {
      message: 'Sistemaqa mana hamutanapaqta kutichimun.',
      hint: 'Huk minututa suyaspa yapamanta. Kutipaptinqa administradorman willay.',
    },
    faulty: 'Sistemaqa kayta mana chaskinchu: qaway.',
    details: (code) => `Yanapaqkunapaq código: ${code}`,
  },

  live: {
    on: 'Kunankama',
    off: 'Mana internetniyuq: tinkichkan…',
    health: 'Sistemapa kasqan',
  },

  signIn: {
    title: 'Yaykuy',
    lead: 'Kaypi llamkaqkuna videokunata, radio spotkunata, folletokunata wicharichinku, allichanku, lluqsichinku.',
    expired: 'Sesionniyki tukurqun. Yapamanta yaykuy: qillqachkasqaykiqa waqaychasqam.',
    email: 'Correo electronicoyki',
    password: 'Contraseñayki',
    submit: 'Yaykuy',
    submitting: 'Yaykuchkan…',
    forgotten: '¿Contraseñaykita qunqarqankichu? Administradorta musuqta mañakuy.',
  },

  setup: {
    title: 'Allin hamusqa kay',
    lead: 'Kay sistemaqa manaraqmi administradorniyuqchu. Ñawpaq cuentata ruway: qampam kanqa.',
    waiting:
      'Kay sistemaqa chayraq churasqa. Ñawpaq cuentata ruwanapaq, qallariptin lluqsimuq tinkita kichay: pantallapi utaq servidorpa qillqanpi kachkan.',
    done: 'Kay sistemaqa administradorniyuqñam.',
    name: 'Sutiyki',
    email: 'Correo electronicoyki',
    password: 'Contraseñayki',
    passwordHint: (length) =>
      `Aslla kaptinpas ${length} letra kachun. Huk taksa rimayqa yuyanapaq facil, watunapaq sasa.`,
    submit: 'Cuentata ruway',
    submitting: 'Ruwachkan…',
    toSignIn: 'Yaykuyman riy',
  },

  kinds: { video: 'Video', spot: 'Radio spot', brochure: 'Folleto' },
  kindsPlural: { video: 'Videokuna', spot: 'Radio spotkuna', brochure: 'Folletokuna' },
  visibilities: { draft: 'Borrador', unlisted: 'Tinkillawan', public: 'Llapa runapaq' },
  visibilityHints: {
    draft: 'Llamkaqkunalla qawanku.',
    unlisted: 'Tinkiyuqlla qawan; manam sitiopi nitaq listakunapi rikukunchu.',
    public: 'Sitiopi, radiokunapa listankunapipas rikukun.',
  },
  statuses: {
    queued: 'Suyachkan',
    processing: 'Ruwakuchkan',
    ready: 'Listoña',
    failed: 'Mana ruwakurqanchu',
  },

  languages: {
    '': 'Mana nisqa',
    'es-PE': 'Castellano simi (Perú)',
    es: 'Castellano simi',
    quy: 'Ayacucho runasimi',
    qxw: 'Jauja runasimi',
    qvc: 'Cajamarca runasimi',
    quz: 'Cusco runasimi',
    qwh: 'Huaylas runasimi (Áncash)',
    qub: 'Huallaga runasimi (Huánuco)',
    ay: 'Aymara',
    cni: 'Asháninka',
    shp: 'Shipibo-konibo',
    agr: 'Awajún',
    en: 'Inglés simi',
  },

  missing: {
    title: 'Kay pataqa manam kanchu',
    text: 'Direccionta qaway utaq ruwasqakunapa listanman kutiy.',
  },
}
