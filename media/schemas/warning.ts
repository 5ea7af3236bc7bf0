import { type Static, Type } from 'typebox'
import { WARNING_CODES } from '../warnings.ts'
import { Exact, OneOf } from './common.ts'

/** What a worker found in a file that it published all the same. */
export const Warning = Exact({
  code: OneOf(WARNING_CODES),
  about: Type.Optional(
    Type.String({ description: 'what the sentence names: pages, seconds; the same in every language' }),
  ),
  reason: Type.Optional(Type.String({ description: 'code of the error for which something was left out' })),
})
export type Warning = Static<typeof Warning>

/** The same as staff read it. */
export const ShownWarning = Exact({
  code: Type.String(),
  message: Type.String(),
  hint: Type.String({ description: 'what to do about it' }),
})
export type ShownWarning = Static<typeof ShownWarning>
