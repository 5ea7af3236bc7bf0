import type { Column } from '../../media/manifest-headings.ts'
import type { Sentence } from '../../media/refusals.ts'
import type { ImportFault } from '../../media/schemas/import.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'

/** A fault that is yet to be told: by the command in Spanish, in the studio in its language. */
export interface Fault extends Omit<ImportFault, 'message'> {
  message: Sentence
}

/** The same where only the column is known by its name, not how the manifest heads it. */
export interface RowFault {
  line: number
  column: Column
  message: Sentence
}

/** What can be wrong with a manifest. Columns and values are named as they are written in Spanish. */
export const FAULTS = {
  unknownColumn: {
    es: 'no se conoce esta columna',
    qu: 'kay columnaqa mana riqsisqachu',
    en: 'this column is not known',
  },
  doubledColumn: {
    es: 'esta columna está dos veces',
    qu: 'kay columnaqa iskay kuti kachkan',
    en: 'this column is there twice',
  },
  noFileColumn: {
    es: 'falta la columna «archivo»',
    qu: '«archivo» columnam faltan',
    en: 'the column “archivo” (“file”) is missing',
  },
  noFile: { es: 'falta el archivo', qu: 'archivom faltan', en: 'the file is missing' },
  doubledLine: (name: string, line: number) => ({
    es: `«${name}» ya está en la línea ${line}`,
    qu: `«${name}» ${line} ñiqin rakipiñam kachkan`,
    en: `“${name}” is in line ${line} already`,
  }),
  noDate: (text: string) => ({
    es: `«${text}» no es una fecha, como 31/12/2026`,
    qu: `«${text}» mana punchawchu; kayna kanan: 31/12/2026`,
    en: `“${text}” is not a date such as 31/12/2026`,
  }),
  tooMuch: { es: 'es demasiado largo', qu: 'nisyu sunim', en: 'is too long' },
  notTaken: {
    es: 'no se acepta así como está escrito',
    qu: 'qillqasqan hinaqa mana chaskisqachu',
    en: 'is not accepted as it is written',
  },
  endsBeforePublication: {
    es: 'es antes de «publicar desde»',
    qu: '«publicar desde» punchawmanta ñawpaqmi',
    en: 'is earlier than “publicar desde” (“publish at”)',
  },
  endsBeforeValidity: {
    es: 'es antes de «vigente desde»',
    qu: '«vigente desde» punchawmanta ñawpaqmi',
    en: 'is earlier than “vigente desde” (“valid from”)',
  },
  noViewsDate: {
    es: 'falta la fecha de las vistas, en la columna «vistas_al»',
    qu: 'qawasqapa punchawninmi faltan, «vistas_al» columnapi',
    en: 'the date of the views is missing, in the column “views at” (“vistas_al”)',
  },
  noViewsSource: {
    es: 'falta de dónde vienen las vistas, en la columna «fuente_de_vistas»',
    qu: 'qawasqa maymanta kasqanmi faltan, «fuente_de_vistas» columnapi',
    en: 'where the views come from is missing, in the column “views source” (“fuente_de_vistas”)',
  },
  noVisibility: (text: string) => ({
    es: `«${text}» no es una visibilidad: borrador, público o enlace`,
    qu: `«${text}» mana visibilidadchu; kaykuna kanman: borrador, público utaq enlace`,
    en: `“${text}” is not a visibility: draft (borrador), public (público) or link (enlace)`,
  }),
  noAnswer: (text: string) => ({
    es: `«${text}» no es sí ni no`,
    qu: `«${text}» mana sí nitaq nochu`,
    en: `“${text}” is neither yes (sí) nor no`,
  }),
  noKind: (text: string) => ({
    es: `«${text}» no es un tipo: video, spot o folleto`,
    qu: `«${text}» mana tipochu; kaykuna kanman: video, spot utaq folleto`,
    en: `“${text}” is not a kind: video, spot or brochure (folleto)`,
  }),
  noCount: (text: string) => ({
    es: `«${text}» no es un número de vistas`,
    qu: `«${text}» mana qawasqapa yupayninchu`,
    en: `“${text}” is not a number of views`,
  }),
  noCaptions: (text: string) => ({
    es: `«${text}» no dice idioma y archivo, como es: archivo.srt`,
    qu: `«${text}» mana rimayta archivotapas ninchu; kayna kanan: es: archivo.srt`,
    en: `“${text}” does not say language and file, such as es: file.srt`,
  }),
  noLanguage: (text: string) => ({
    es: `«${text}» no es un idioma, como es, quy o es-PE`,
    qu: `«${text}» mana rimaychu; kayna kanan: es, quy utaq es-PE`,
    en: `“${text}” is not a language such as es, quy or es-PE`,
  }),
  lineTooLong: {
    es: 'es más largo que 200 letras',
    qu: '200 letramanta aswan sunim',
    en: 'is longer than 200 letters',
  },
  notInFolder: (name: string) => ({
    es: `no está en la carpeta: «${name}»`,
    qu: `manam carpetapichu kachkan: «${name}»`,
    en: `is not in the folder: “${name}”`,
  }),
  noProject: (project: string, programme: string) => ({
    es: `«${project}» no es un proyecto del programa «${programme}»`,
    qu: `«${project}» mana «${programme}» programapa proyectonchu`,
    en: `“${project}” is not a project of the programme “${programme}”`,
  }),
} as const satisfies Record<string, Sentence | ((...named: never[]) => Sentence)>

/** As a person reads them: by line, in one language. */
export function told(faults: readonly Fault[], language: InterfaceLanguage): ImportFault[] {
  return faults
    .toSorted((a, b) => a.line - b.line)
    .map(({ message, ...place }) => ({ ...place, message: message[language] }))
}
