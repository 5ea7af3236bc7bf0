import type { InterfaceLanguage } from '../../media/vocabulary.ts'

interface Refusals {
  unknownSpot(name: string): string
  notYet: string
  /** @param codes of the spots that it may be */
  severalSpots(title: string, codes: string): string
}

/** Why a line of a report or a log is not counted. */
export const AIRING_REFUSALS: Record<InterfaceLanguage, Refusals> = {
  es: {
    unknownSpot: (name) => `No se conoce el spot «${name}».`,
    notYet: 'La hora todavía no ha llegado.',
    severalSpots: (title, codes) => `«${title}» puede ser ${codes}: el registro no dice cuál.`,
  },
  qu: {
    unknownSpot: (name) => `«${name}» spotqa mana riqsisqachu.`,
    notYet: 'Chay horaqa manaraqmi chayamunchu.',
    severalSpots: (title, codes) =>
      `«${title}» kaykuna kanman: ${codes}. Qillqaqa manam mayqin kasqanta ninchu.`,
  },
  en: {
    unknownSpot: (name) => `The spot “${name}” is not known.`,
    notYet: 'That time has not come yet.',
    severalSpots: (title, codes) => `“${title}” may be ${codes}: the log does not say which.`,
  },
}
