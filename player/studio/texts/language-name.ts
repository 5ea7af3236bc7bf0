import { texts } from './texts.ts'

/** A language for a person; one that has no name here goes by its tag. */
export function languageName(tag: string): string {
  const names: Record<string, string> = texts.languages
  return names[tag] ?? tag
}
