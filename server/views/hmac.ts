import { hash } from 'node:crypto'

const BLOCK_BYTES = 64
const KEY_BYTES = 32
const HASH_BYTES = 32

/**
 * HMAC-SHA-256 of short messages by one key (RFC 2104). `createHmac` does the same for any key, and prepares it anew for
 * each message: that took longer than all else that is done for a report of a viewing.
 */
export function createHmacSha256(key: Buffer): (message: string) => Buffer {
  if (key.length !== KEY_BYTES) throw new RangeError('the key must have 32 bytes')
  const padded = Buffer.alloc(BLOCK_BYTES)
  key.copy(padded)
  const inner = padded.map((byte) => byte ^ 0x36)
  const outer = Buffer.concat([padded.map((byte) => byte ^ 0x5c), Buffer.alloc(HASH_BYTES)])
  return (message) => {
    hash('sha256', Buffer.concat([inner, Buffer.from(message, 'latin1')]), 'buffer').copy(outer, BLOCK_BYTES)
    return hash('sha256', outer, 'buffer')
  }
}
