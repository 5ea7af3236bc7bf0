import type { InterfaceLanguage } from './vocabulary.ts'

/** A sentence in each interface language. Spanish is the one that staff read first. */
export type Sentence = Record<InterfaceLanguage, string>

/** A row of the error table. */
export interface ErrorEntry {
  /** HTTP status, where the error is an answer to a request. */
  status: number
  /** Whether the same attempt may succeed later without anybody changing anything: jobs are retried only then. */
  transient: boolean
  /** What happened. */
  message: Sentence
  /** What to do about it. */
  hint: Sentence
}

/** What a file is refused for by its first bytes: told by the server, and by the browser before it sends anything. */
export const REFUSALS = {
  empty_file: {
    status: 422,
    transient: false,
    message: { es: 'El archivo está vacío.', qu: 'Archivoqa chusaqmi.', en: 'The file is empty.' },
    hint: {
      es: 'Ábralo en su computadora para comprobarlo y suba otra copia.',
      qu: 'Computadoraykipi qaway, huk copiata wicharichiy.',
      en: 'Open it on your computer to check it, and upload another copy.',
    },
  },
  unknown_type: {
    status: 415,
    transient: false,
    message: {
      es: 'El contenido no es un video, un audio ni un PDF que se reconozca.',
      qu: 'Kayqa manam videochu, audiochu, PDFchu.',
      en: 'The content is not a video, a sound file or a PDF that can be recognised.',
    },
    hint: {
      es: 'Suba un video (MP4, MOV, WebM…), un audio (MP3, WAV, FLAC…) o un PDF. Cambiar el nombre del archivo no cambia su contenido.',
      qu: 'Videota, audiota utaq PDFta wicharichiy.',
      en: 'Upload a video (MP4, MOV, WebM…), a sound file (MP3, WAV, FLAC…) or a PDF. Renaming a file does not change its content.',
    },
  },
  photograph: {
    status: 415,
    transient: false,
    message: {
      es: 'El archivo es una fotografía o un dibujo, no un video, un audio ni un PDF.',
      qu: 'Kay archivoqa siqillam, manam videochu, audiochu, PDFchu.',
      en: 'The file is a photograph or a drawing, not a video, a sound or a PDF.',
    },
    hint: {
      es: 'Una fotografía puede ser la portada de una obra: suba primero el video, el audio o el folleto. Si es un afiche, guárdelo como PDF y súbalo.',
      qu: 'Siqiqa llamkaypa qallariynin kanman: ñawpaqta videota, audiota utaq folletota wicharichiy. Afiche kaptinqa PDF hina waqaychaspa wicharichiy.',
      en: 'A photograph can be the poster of a work: upload the video, the sound or the brochure first. If it is a leaflet, save it as a PDF and upload that.',
    },
  },
  office_document: {
    status: 415,
    transient: false,
    message: {
      es: 'El archivo es un documento de oficina (Word, PowerPoint, LibreOffice…), no un PDF.',
      qu: 'Kay archivoqa Word, PowerPoint utaq LibreOffice documento, manam PDFchu.',
      en: 'The file is an office document (Word, PowerPoint, LibreOffice…), not a PDF.',
    },
    hint: {
      es: 'Ábralo en su programa, elija «Archivo › Guardar como» o «Exportar», tipo PDF, y suba ese PDF.',
      qu: 'Programapi kichaspa «Guardar como» utaq «Exportar» nisqata akllay, PDF hina waqaychay, chayta wicharichiy.',
      en: 'Open it in its program, choose “File › Save as” or “Export”, type PDF, and upload that PDF.',
    },
  },
  references_other_files: {
    status: 422,
    transient: false,
    message: {
      es: 'El archivo es una lista que apunta a otros archivos, no un video ni un audio.',
      qu: 'Kay archivoqa huk archivokunata qawachin, manam videochu nitaq audiochu.',
      en: 'The file is a list that points to other files, not a video or a sound.',
    },
    hint: {
      es: 'Suba el video o el audio mismo, exportado en un solo archivo.',
      qu: 'Kikin videota utaq audiota huk archivollapi wicharichiy.',
      en: 'Upload the video or the sound itself, exported as one file.',
    },
  },
} as const satisfies Record<string, ErrorEntry>

export type Refusal = keyof typeof REFUSALS
