import { texts } from './texts.ts'

const names: Record<string, string> = texts.languages

/** A language for a person; one that has no name here goes by its tag. */
export function languageName(tag: string): string {
  return names[tag] ?? tag
}
