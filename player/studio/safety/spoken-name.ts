import { languageName } from '../texts/language-name.ts'
import { words } from '../texts/safety/words.ts'

/** A language that a service speaks. Works are in one kind of Quechua; whoever answers a phone names none. */
export function spokenName(tag: string): string {
  return tag === 'qu' ? words.quechua : languageName(tag)
}
