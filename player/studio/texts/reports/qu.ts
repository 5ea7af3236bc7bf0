import type { words as es } from './es.ts'

export const words: typeof es = {
  programme: 'Programa',
  noProgramme: 'Manaraqmi llapa runapaq programakuna kanchu. Kaptinqa willakuyninkuna kaypi kanqa.',
  title: 'Willakuy',
  hint: 'Lluqsichisqakuna, qawasqa, uyarichisqa, imakuna aypasqapas: papelpi lluqsichinapaq utaq apachinapaq.',
  from: 'Maymanta',
  until: 'Haykakama',
  about: 'Imamanta',
  whole: 'Tukuy programa',
  ofPartner: (partner) => `${partner}pa yanapasqan`,
  open: 'Willakuyta qaway',
  pdf: 'PDF',
  fix: 'Kay versionta takyachiy',
  fixHint: 'Takyachisqa kaptin yupayninkuna manañam tikrakunchu, qipata aswan yupasqa kaptinpas.',
  fixed: 'Versionqa takyachisqañam.',
  fixedTitle: 'Takyachisqa versionkuna',
  fixedLine: (from, until) => `${from} – ${until}`,
  fixedBy: (at, by) => `${by} takyachirqa: ${at}`,
}
