import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { EventMark } from '../../media/jobs/queues.ts'
import type { PageKind } from '../../media/viewing.ts'
import { createHmacSha256 } from './hmac.ts'

/** What a token vouches for: that we made this page, of this work, then. */
export interface VouchedPage {
  /** Unix milliseconds, to the second. */
  madeAt: number
  page: Exclude<PageKind, 'offline'>
  series: string
  number: number
}

export interface PageTokens {
  /** A new one, for one page that is handed out. */
  issue(workId: string, page: VouchedPage['page']): string
  /** Null for one that we did not make, or not for this work. */
  read(token: string, workId: string): VouchedPage | null
  /** A name, never given before, for something that we saw ourselves. */
  mark(): EventMark
}

// 4 bytes time, 6 series, 4 number, 1 kind of page; then what vouches for them. 27 bytes are 36 letters.
const SERIES = 4
const NUMBER = 10
const KIND = 14
const MAC = 15
const MAC_BYTES = 12
const KINDS = ['site', 'embed'] as const

/** The tally keeps some bits for each number of a series: this many are eight megabytes. */
const LONGEST_SERIES = 2 ** 22
const DAY_MS = 24 * 3600_000

/**
 * Tokens that pages carry. They say nothing of who looks at the page: a number that counts up, and a series that is
 * new with each process and day, are enough to know one viewing from another.
 */
export function createPageTokens(key: Buffer, now: () => number = Date.now): PageTokens {
  let series = { id: Buffer.alloc(0), day: -1, next: 0 }

  const nextNumber = (): { id: Buffer; number: number } => {
    const day = Math.floor(now() / DAY_MS)
    if (series.day !== day || series.next >= LONGEST_SERIES) series = { id: randomBytes(6), day, next: 0 }
    return { id: series.id, number: series.next++ }
  }
  const hmac = createHmacSha256(key)
  const macOf = (token: Buffer, workId: string): Buffer =>
    hmac(workId + token.toString('latin1', 0, MAC)).subarray(0, MAC_BYTES)

  return {
    issue(workId, page) {
      const { id, number } = nextNumber()
      const bytes = Buffer.alloc(MAC + MAC_BYTES)
      bytes.writeUInt32BE(Math.floor(now() / 1000), 0)
      id.copy(bytes, SERIES)
      bytes.writeUInt32BE(number, NUMBER)
      bytes.writeUInt8(KINDS.indexOf(page), KIND)
      macOf(bytes, workId).copy(bytes, MAC)
      return bytes.toString('base64url')
    },

    read(token, workId) {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== MAC + MAC_BYTES) return null
      if (!timingSafeEqual(bytes.subarray(MAC), macOf(bytes, workId))) return null
      const page = KINDS[bytes.readUInt8(KIND)]
      if (page === undefined) return null
      return {
        madeAt: bytes.readUInt32BE(0) * 1000,
        page,
        series: bytes.toString('base64url', SERIES, NUMBER),
        number: bytes.readUInt32BE(NUMBER),
      }
    },

    mark() {
      const { id, number } = nextNumber()
      return [id.toString('base64url'), number, 0]
    },
  }
}
