import { customAlphabet } from 'nanoid'

// Lower-case letters and digits without the look-alikes 0/o and 1/l/i, so that an id can be read out over the
// phone and survives file systems that fold case. 16 of 31 letters are 79 bits: not to be guessed, which is
// what keeps the files of an unlisted work private.
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 16

/** A new id of a work. Made by the server only: no name that a user chose ever becomes part of a path. */
export const newWorkId: () => string = customAlphabet(ALPHABET, LENGTH)

/** As a JSON schema pattern, for route parameters. */
export const WORK_ID_PATTERN = `^[${ALPHABET}]{${LENGTH}}$`

const workId = new RegExp(WORK_ID_PATTERN)

export function isWorkId(text: string): boolean {
  return workId.test(text)
}
