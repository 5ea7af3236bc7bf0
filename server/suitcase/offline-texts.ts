import type { InterfaceLanguage } from '../../media/vocabulary.ts'

/** What only the pages on a stick say. */
interface OfflineTexts {
  packed: (date: string) => string
  noLink: string
  read: string
}

export const OFFLINE_TEXTS: Record<InterfaceLanguage, OfflineTexts> = {
  es: {
    packed: (date) => `Como estaba el ${date}.`,
    noLink: 'Todo está en esta memoria: se ve y se escucha sin internet.',
    read: 'Leer el folleto',
  },
  qu: {
    packed: (date) => `${date} punchawpi hina.`,
    noLink: 'Tukuy imapas kay memoriapi: mana internetniyuq qawana, uyarina.',
    read: 'Folletota ñawinchay',
  },
  en: {
    packed: (date) => `As of ${date}.`,
    noLink: 'Everything is on this stick: watch and listen without the internet.',
    read: 'Read the brochure',
  },
}
