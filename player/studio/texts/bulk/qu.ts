import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Akllasqa ruwasqakuna',
  chosen: (count) => (count === 0 ? 'Listamanta ruwasqakunata akllay' : `${count} ruwasqa akllasqa`),
  all: 'Llapan rikukuqta akllay',
  none: 'Mana mayqinpas',
  end: 'Tukuy',
  edit: 'Willakuyninkunata tikray',
  editHint: 'Chusaqta saqisqaykiqa sapa ruwasqapi kasqan hina qipan.',
  asItIs: 'Sapa ruwasqapi kasqan hina',
  placesHint: 'Sapa ruwasqapa llaqtankunapa rantinpi.',
  tagsHint: 'Sapa ruwasqapa kasqanman yapakun.',
  apply: 'Akllasqakunapi ruway',
  withdrawTitle: (count) => `¿${count} ruwasqata llapamanta qichusaqchu?`,
  withdrawText:
    'Manañam rikukunqachu nitaq uraykachikunqachu; radiokunapas willasqa kanqa amaña spotkunata uyarichinankupaq. Qipata kutichiyta atinki.',
  trashTitle: (count) => `¿${count} ruwasqata papeleraman apachisaqchu?`,
  trashConfirm: 'Arí, papeleraman',
  progress: 'Puriynin',
  done: (count) => (count === 0 ? 'Manam tikranapaq imapas kasqachu.' : `Ña: ${count} ruwasqa tikrasqa.`),
  undone: (count) => `Kutichisqa: ${count} ruwasqa ñawpaq kasqan hina.`,
  failed: (count) => `${count} ruwasqa kasqan hina qiparqa:`,
  undo: 'Kutichiy',
}
