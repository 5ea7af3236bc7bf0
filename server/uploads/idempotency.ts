import { createHmac } from 'node:crypto'
import { ChaskiError } from '../../media/errors.ts'
import { ID_ALPHABET, ID_LENGTH } from '../../media/ids.ts'

/** As the draft of the IETF has it: a quoted string; without quotes it is taken too. */
const KEY = /^"?([\x21\x23-\x7e]{8,200})"?$/

/**
 * The id of an upload that carries an `Idempotency-Key`: the same sender and key give the same one, so that what is sent
 * again becomes the same work. Without our secret nobody can tell which id a key leads to.
 * @throws ChaskiError `bad_request`
 */
export function uploadIdFor(secret: Buffer, sender: string, header: string): string {
  const [, key] = KEY.exec(header) ?? []
  if (key === undefined)
    throw new ChaskiError('bad_request', {
      fields: [{ path: 'Idempotency-Key', message: '8 to 200 signs without spaces' }],
    })
  const digest = createHmac('sha256', secret).update(`upload ${sender} ${key}`).digest()
  // 16 of 32 bytes; that 256 is no multiple of 31 favours some letters by 3 %, which costs nothing here.
  return [...digest.subarray(0, ID_LENGTH)].map((byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join('')
}

/** Whether a row is there already: the same upload came twice at once, and the other one was faster. */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  return error.code === '23505' || /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(String(error.code))
}
