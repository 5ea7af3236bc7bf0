import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHmacSha256 } from '../../../server/views/hmac.ts'

test('says the same as the HMAC of Node, for any key and message', () => {
  const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const messages = fc.uint8Array({ maxLength: 300 })
  fc.assert(
    fc.property(keys, messages, messages, (bytes, first, second) => {
      const key = Buffer.from(bytes)
      const hmac = createHmacSha256(key)
      for (const message of [first, second]) {
        const expected = createHmac('sha256', key).update(message).digest('hex')
        expect(hmac(Buffer.from(message).toString('latin1')).toString('hex')).toBe(expected)
      }
    }),
  )
})

test('takes no key of another length', () => {
  expect(() => createHmacSha256(Buffer.alloc(16))).toThrow(RangeError)
})
