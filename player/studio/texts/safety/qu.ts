import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Yanapakuy, utqay lluqsiypas',
  lead: 'Huk runakunawan celularta llamkachispa sitio qawaqta waqaychaq. Kaypi tikrasqaykiqa chayllapi tikrakun tukuy patakunapi, rimasqan qillqakunapi, certificadokunapipas.',

  services: 'Yanapakuy lineakuna, wasikunapas',
  servicesHint:
    'Sapa ruwasqapa ladonpi rikukun. Sapa yupayta watapi iskay kutillapas waqyay: mana pipas kutichisqan yupayqa waqllichin.',
  none: 'Manaraqmi kanchu. Mana yanapakuy línea kaptinqa manam sasa ruwasqata lluqsichiyta atikunchu.',
  stale: 'Qawanaraq',
  hidden: 'Mana rikukunchu',
  everywhere: 'tukuy suyu',
  confirmedAgo: (ago) => `qawasqa: ${ago}`,
  staleNote: (ago) => `Qipa qawasqa: ${ago}. Waqyay; tukuy kaqlla kaptinqa, qawasqa nispa willay.`,
  edit: (name) => `«${name}» tikray`,
  confirm: 'Waqyarqani: tukuy kaqlla',
  confirmed: (name) => `${name}: kunan punchaw qawasqa.`,
  add: 'Lineata utaq wasita yapay',
  added: 'Yapasqañam. Sitiopi rikukunñam.',
  hide: 'Amaña qawachiychu',
  show: 'Sitiopi qawachiy',
  hidingTitle: '¿Manañachu qawachisaq?',
  hidingText: 'Tukuy patakunamanta chinkan. Kaypi qipan, yapamanta qawachiyta atinki.',

  name: 'Suti',
  phone: 'Telefonopa yupaynin',
  phoneHint: 'Waqyana hinapuni: yupaykuna, chusaqkunalla.',
  hours: 'Horakuna',
  hoursHint: 'Kayna: «24 horas» utaq «lunes a viernes, 8:00 a 16:30».',
  place: 'Provincia utaq distrito nisqa',
  placeHint: 'Chusaq: tukuy suyupaq. Llaqtayuq kaptinqa, chay llaqtapa ruwasqankunapi ñawpaqta rikukun.',
  quechua: 'Runasimi',
  spoken: 'Ima rimaykunapi yanapanku',
  text: 'Ñawinchaqpaq huk rimay',
  chat: 'Qillqanapaq dirección (chat)',
  chatHint: 'https:// nisqawan qallarin · chusaqpas kanman.',

  leave: 'Utqay lluqsiy',
  leaveHint:
    '«Lluqsiy» butonqa tukuy patakunapi kachkan, kay direccionmanmi chayllapi apan. Mayqin runapas ñawinchanman, chayna patata akllay: imayna punchaw kasqan, willakuykuna, pukllaykuna.',
  leaveTo: 'Mayman apan',
  leaveToHint: 'https:// nisqawan qallarin',
  leaveTry: 'Kichaspa qaway',
  leaveSaved: 'Waqaychasqañam. Tukuy patakuna chay direccionmanñam apan.',
}
