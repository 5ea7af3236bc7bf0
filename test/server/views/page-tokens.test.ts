import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { beforeEach, describe, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { ViewReport } from '../../../media/schemas/view.ts'
import { createPageTokens, type PageTokens } from '../../../server/views/page-tokens.ts'

const WORK = newWorkId()
const MADE = Date.parse('2026-01-10T15:20:30.700Z')
const key = randomBytes(32)
let time: number
let tokens: PageTokens

beforeEach(() => {
  time = MADE
  tokens = createPageTokens(key, () => time)
})

describe('the token of a page', () => {
  test('says when and of what kind the page was, to any server that has the key', () => {
    const token = tokens.issue(WORK, 'embed')
    const read = createPageTokens(key).read(token, WORK)
    expect(read).toMatchObject({ madeAt: Date.parse('2026-01-10T15:20:30Z'), page: 'embed' })
    expect(Value.Check(ViewReport, { token, part: 0, seconds: 10 })).toBe(true)
  })

  test('is another for each page, and says nothing else', () => {
    const read = Array.from({ length: 3 }, () => tokens.read(tokens.issue(WORK, 'site'), WORK))
    expect(read.map((one) => one?.number)).toEqual([0, 1, 2])
    expect(new Set(read.map((one) => one?.series)).size).toBe(1)
  })

  test('is of a series of its own in another process, and on another day', () => {
    const here = tokens.read(tokens.issue(WORK, 'site'), WORK)?.series
    const there = tokens.read(createPageTokens(key, () => time).issue(WORK, 'site'), WORK)?.series
    time += 24 * 3600_000
    const tomorrow = tokens.read(tokens.issue(WORK, 'site'), WORK)?.series
    expect(new Set([here, there, tomorrow]).size).toBe(3)
  })

  test('is none for another work, or by another key', () => {
    const token = tokens.issue(WORK, 'site')
    expect(tokens.read(token, newWorkId())).toBeNull()
    expect(createPageTokens(randomBytes(32)).read(token, WORK)).toBeNull()
  })

  test('is none once any bit of it is changed', () => {
    const bytes = Buffer.from(tokens.issue(WORK, 'site'), 'base64url')
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const forged = Buffer.from(bytes)
        forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(tokens.read(forged.toString('base64url'), WORK)).toBeNull()
      }),
    )
  })

  test('is not to be guessed', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ minLength: 27, maxLength: 27 }), (text, bytes) => {
        expect(tokens.read(text, WORK)).toBeNull()
        expect(tokens.read(Buffer.from(bytes).toString('base64url'), WORK)).toBeNull()
      }),
    )
  })

  test('shares its numbers with what the server saw itself', () => {
    const [series, number, part] = tokens.mark()
    expect(tokens.read(tokens.issue(WORK, 'site'), WORK)).toMatchObject({ series, number: number + 1 })
    expect(part).toBe(0)
  })
})
