import type { PickedFile } from './pick-files.ts'

/** A caption file that lay beside a film. */
export interface CaptionsBeside {
  file: File
  /** As the name says it (`hilario.quy.vtt`); null where it says none. */
  language: string | null
}

export interface Paired {
  picked: PickedFile
  captions: CaptionsBeside[]
}

const CAPTIONS = /\.(srt|vtt)$/i
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i

/**
 * Files with the captions that belong to them: in the same folder, named the same, with or without a language. Captions
 * of no other file stay files of their own, so that what becomes of them is told.
 */
export function withCaptions(picked: readonly PickedFile[]): Paired[] {
  const films = picked.filter(({ file }) => !CAPTIONS.test(file.name))
  const texts = picked.filter(({ file }) => CAPTIONS.test(file.name))
  const pairs = films.map((film) => ({
    picked: film,
    captions: texts.flatMap(({ file, folder }) => {
      const said = folder === film.folder ? languageSaid(file.name, film.file.name) : undefined
      return said === undefined ? [] : [{ file, language: said }]
    }),
  }))
  const taken = new Set(pairs.flatMap(({ captions }) => captions.map(({ file }) => file)))
  const left = texts.filter(({ file }) => !taken.has(file))
  return [...pairs, ...left.map((one) => ({ picked: one, captions: [] }))]
}

/** The language in the name of captions, null where there is none, undefined where they are not of this film. */
function languageSaid(captions: string, film: string): string | null | undefined {
  const name = captions.replace(CAPTIONS, '')
  const base = film.replace(/\.[^.]+$/, '')
  if (name === base || name === film) return null
  const tag = name.startsWith(`${base}.`) ? name.slice(base.length + 1) : ''
  return LANGUAGE.test(tag) ? tag : undefined
}
