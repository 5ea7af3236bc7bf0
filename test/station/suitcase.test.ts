import { describe, expect, test } from 'vitest'
import { openJws, sealJws } from '../../media/suitcase/jws.ts'
import { isFolderOf, stationFolder } from '../../media/suitcase/layout.ts'
import { newPrivateKey, signingKey, verifyEd25519 } from '../../station/ed25519.ts'
import { homecomingOf, withReceipts } from '../../station/homecoming.ts'
import { readOuting } from '../../station/read-outing.ts'
import { emptyState, type State } from '../../station/state.ts'
import { isOld } from '../../station/visit-suitcase.ts'
import { sampleItem } from './sample-spots.ts'

const key = signingKey(newPrivateKey())
const OUTING = {
  format: 1,
  station: { id: 'k3v9x2m4p7q8w5za', name: 'Radio' },
  organisation: 'Prueba',
  server: 'https://chaski.example',
  sequence: 3,
  ticket: 'x'.repeat(43),
  packedAt: '2026-01-10T12:00:00Z',
  answer: {
    items: [sampleItem(1)],
    tombstones: [],
    cursor: '0a1b2c3d.0.1',
    more: false,
    serverTime: '2026-01-10T12:00:00Z',
  },
  files: [{ name: 'AYD-000001_v1.mp3', bytes: 1001, sha256: 'a'.repeat(64) }],
  receipts: [],
}
const read = (payload: unknown) => readOuting(sealJws('chaski-outing', payload, key), verifyEd25519)

describe('a signed document', () => {
  const text = sealJws('chaski-outing', { words: 'ñuqanchik' }, key)

  test('is opened as it was sealed, and says who signed it', () => {
    expect(openJws(`${text}\n`, 'chaski-outing', verifyEd25519)).toEqual({
      signer: key.publicKey,
      payload: { words: 'ñuqanchik' },
    })
  })

  test('is none under another type, with another payload, without a part of it, or with another key', () => {
    const [header = '', payload = '', signature = ''] = text.split('.')
    const other = sealJws('chaski-outing', { words: 'other' }, signingKey(newPrivateKey())).split('.')
    for (const spoilt of [
      '',
      'a.b.c',
      header,
      `${header}.${payload}`,
      `${header}.${other[1]}.${signature}`,
      `${other[0]}.${payload}.${signature}`,
      text.slice(0, -10),
      `${text}.${signature}`,
    ])
      expect(openJws(spoilt, 'chaski-outing', verifyEd25519), spoilt).toBeNull()
    expect(openJws(text, 'chaski-homecoming', verifyEd25519)).toBeNull()
  })
})

describe('what a suitcase says', () => {
  test('is read, with whoever packed it', () => {
    expect(read(OUTING)).toMatchObject({
      sequence: 3,
      signer: key.publicKey,
      answer: { cursor: '0a1b2c3d.0.1' },
    })
  })

  test.each([
    ['a file that leaves the folder', { files: [{ name: '../../etc/a.mp3', bytes: 1, sha256: 'a' }] }],
    ['a file of another drive', { files: [{ name: 'C:\\a.mp3', bytes: 1, sha256: 'a' }] }],
    ['a station without an id', { station: { id: '..', name: 'Radio' } }],
    ['no list', { answer: null }],
    ['a day that is none', { packedAt: 'ayer' }],
    ['no format', { format: 'x' }],
  ])('is damaged with %s, whoever signed it', (_what, changes) => {
    expect(read({ ...OUTING, ...changes })).toBe('damaged')
  })

  test('is told apart if a later Chaski wrote it', () => expect(read({ ...OUTING, format: 2 })).toBe('newer'))
})

describe('a stick is old', () => {
  const packed = Date.parse(OUTING.packedAt)

  test.each([
    ['never before the first', 0, false],
    ['not when it stays where it is', packed, false],
    ['after a later one, or after the server itself', packed + 1, true],
  ])('%s', (_what, lastServerTime, old) => {
    expect(isOld({ clock: { offset: 0, lastServerTime } }, OUTING)).toBe(old)
  })
})

describe('airings on their way home', () => {
  const airing = (second: number) => ({
    work: 'k3v9x2m4p7q8w5za',
    airedAt: new Date(second * 1000).toISOString(),
  })
  const memory = { station: '', signer: '', privateKey: '', sequence: 3, count: 7, written: null }
  const state: State = { ...emptyState('', 'mp3-128'), airings: [1, 2, 3].map(airing), airingsGone: 10 }

  test('are told with their place in the queue', () => {
    expect(homecomingOf(state, memory, OUTING, [])).toMatchObject({ count: 8, applied: 3, upTo: 13 })
  })

  test.each([
    ['to the middle', [{ agent: 'me', upTo: 12 }], [3], 12],
    ['to the end', [{ agent: 'me', upTo: 13 }], [], 13],
    ['from before, on a stick that comes late', [{ agent: 'me', upTo: 4 }], [1, 2, 3], 10],
    ['of an agent that was here before', [{ agent: 'other', upTo: 99 }], [1, 2, 3], 10],
    ['of more than there are', [{ agent: 'me', upTo: 99 }], [], 13],
  ])('are forgotten by a receipt %s', (_what, receipts, left, gone) => {
    const settled = withReceipts(state, 'me', receipts)
    expect(settled.airings).toEqual(left.map(airing))
    expect(settled.airingsGone).toBe(gone)
  })
})

test('a folder is known by the id of its station, whatever the station was called', () => {
  expect(stationFolder({ id: 'k3v9x2m4p7q8w5za', name: 'Radio Ñuqanchik 98.5 «FM»' })).toBe(
    'radio-nuqanchik-98-5-fm-k3v9x2m4p7q8w5za',
  )
  expect(stationFolder({ id: 'k3v9x2m4p7q8w5za', name: '電台' })).toBe('emisora-k3v9x2m4p7q8w5za')
  expect(isFolderOf('RADIO-K3V9X2M4P7Q8W5ZA', 'k3v9x2m4p7q8w5za')).toBe(true)
})
