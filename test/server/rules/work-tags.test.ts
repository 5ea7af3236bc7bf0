import { expect, test } from 'vitest'
import { houseOf } from '../../../media/house.ts'
import type { Broadcast } from '../../../media/schemas/broadcast.ts'
import { type Tagged, tagsFingerprint, tagsOf } from '../../../server/rules/work-tags.ts'

function broadcast(said: Partial<Broadcast>): Broadcast {
  const silent = { script: '', outCue: '', campaign: null, playsPerDay: null, contact: '', replaces: null }
  return { ...silent, dayparts: [], mayEdit: false, ...said }
}

const SPOT: Tagged = {
  slug: 'hilario',
  number: 123,
  title: 'Hilario',
  language: 'es-PE',
  programme: 'Género y Violencia',
  licence: 'CC-BY-NC-4.0',
  credits: 'Voz: María',
  validFrom: '2026-01-10T05:00:00.000Z',
  validUntil: null,
  sensitive: false,
  broadcast: broadcast({ script: 'LOCUTOR: ¿Qué es ser hombre?', campaign: 'Wiñay', playsPerDay: 4 }),
}

test('the tags are what staff said, under the name and the address of the installation', () => {
  expect(tagsOf(SPOT, houseOf(), 'https://radio.example', 'Línea 100')).toEqual({
    title: 'Hilario',
    language: 'es-PE',
    programme: 'Wiñay',
    licence: 'CC-BY-NC-4.0',
    credits: 'Voz: María',
    organisation: 'Acción y Desarrollo',
    identifier: 'AYD-000123',
    validFrom: '2026-01-10T05:00:00.000Z',
    validUntil: null,
    timeZone: 'America/Lima',
    script: 'LOCUTOR: ¿Qué es ser hombre?',
    page: 'https://radio.example/works/hilario',
    address: 'https://radio.example/o/123/c',
    help: 'Línea 100',
  })
})

test.each([
  ['no campaign', broadcast({ script: '', campaign: null })],
  ['an empty campaign', broadcast({ script: '', campaign: '' })],
  ['nothing said to the stations', null],
])('with %s it is the programme, and what is empty is nothing', (_case, said) => {
  expect(tagsOf({ ...SPOT, broadcast: said }, houseOf(), null, null)).toMatchObject({
    programme: 'Género y Violencia',
    script: null,
    page: null,
  })
})

test('the fingerprint changes with every tag', () => {
  const changes: Partial<Tagged>[] = [
    {},
    { slug: 'hilario-2' },
    { number: 124 },
    { title: 'Hilario 2' },
    { language: 'quy' },
    { licence: null },
    { credits: '' },
    { validFrom: null },
    { sensitive: true },
    { validUntil: '2026-02-11T04:59:59.000Z' },
    { broadcast: broadcast({ script: 'LOCUTOR: Cuidar.', campaign: 'Wiñay' }) },
    { broadcast: broadcast({ script: 'LOCUTOR: ¿Qué es ser hombre?', campaign: 'Otra' }) },
  ]
  const fingerprints = changes.map((change) => tagsFingerprint({ ...SPOT, ...change }))
  expect(new Set(fingerprints).size).toBe(changes.length)
  expect(fingerprints[0]).toMatch(/^[0-9a-f]{64}$/)
})

test('and with nothing else', () => {
  const same = [
    {
      broadcast: broadcast({
        campaign: 'Wiñay',
        script: 'LOCUTOR: ¿Qué es ser hombre?',
        playsPerDay: 9,
      }),
    },
    // Under a campaign, the programme stands in no tag.
    { programme: 'Otro' },
  ]
  for (const change of same) expect(tagsFingerprint({ ...SPOT, ...change })).toBe(tagsFingerprint(SPOT))
})
