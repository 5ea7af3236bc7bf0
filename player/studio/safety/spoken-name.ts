import { esSafety as words } from '../texts/es-safety.ts'
import { languageName } from '../texts/language-name.ts'

/** A language that a service speaks. Works are in one kind of Quechua; whoever answers a phone names none. */
export function spokenName(tag: string): string {
  return tag === 'qu' ? words.quechua : languageName(tag)
}
