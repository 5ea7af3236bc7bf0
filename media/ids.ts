import { customAlphabet } from 'nanoid'

// Lower-case letters and digits without the look-alikes 0/o and 1/l/i, so an id can be read out over the phone and
// survives case-insensitive file systems. 16 of 31 characters are 79 bits: unguessable, which is what keeps the
// files of an unlisted work private.
export const ID_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
export const ID_LENGTH = 16

/** A new id of a record. */
export const newId: () => string = customAlphabet(ID_ALPHABET, ID_LENGTH)

/** Ids as a JSON schema pattern, for route parameters. */
export const ID_PATTERN = `^[${ID_ALPHABET}]{${ID_LENGTH}}$`

/** A new work id. Only the server makes them: nothing a user typed ever becomes part of a path. */
export const newWorkId: () => string = newId

export const WORK_ID_PATTERN = ID_PATTERN

const workId = new RegExp(WORK_ID_PATTERN)

export function isWorkId(text: string): boolean {
  return workId.test(text)
}
