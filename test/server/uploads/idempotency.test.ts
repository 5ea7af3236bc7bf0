import { expect, test } from 'vitest'
import { isWorkId } from '../../../media/ids.ts'
import { uploadIdFor } from '../../../server/uploads/idempotency.ts'

const secret = Buffer.alloc(32, 7)

test('the same sender and key give the same id, any other gives another', () => {
  const id = uploadIdFor(secret, 'ana', 'una-clave-1')
  expect(isWorkId(id)).toBe(true)
  expect(uploadIdFor(secret, 'ana', '"una-clave-1"')).toBe(id)
  const others = [
    uploadIdFor(secret, 'ana', 'una-clave-2'),
    uploadIdFor(secret, 'berta', 'una-clave-1'),
    uploadIdFor(Buffer.alloc(32, 8), 'ana', 'una-clave-1'),
  ]
  expect(new Set([id, ...others]).size).toBe(4)
})

test.each(['', 'short', 'with spaces in it', 'a'.repeat(201), 'ñañañaña'])('“%s” is no key', (key) => {
  expect(() => uploadIdFor(secret, 'ana', key)).toThrow(expect.objectContaining({ code: 'bad_request' }))
})
