import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Versionkuna',
  number: (version) => `${version} ñiqin version `,
  visible: 'Rikukuq kaq',
  gone: 'Archivonqa pichasqañam.',
  back: 'Kayman kutiy',
  backTo: (version) => `${version} ñiqin versionman kutiy`,
  question: (version) => `¿${version} ñiqin versionman kutisaqchu?`,
  text: 'Archivonqa yapamanta ruwakun, musuq version hina qipan. Kunan versionmi rikukun, listo kanankama; chayrayku manam mayqinpas pichakunchu.',
  confirm: 'Arí, kutiy',
  done: (version) => `${version} ñiqin versionpa archivon yapamanta ruwakuchkan.`,
}
