import { describe, expect, it, test } from 'vitest'
import { houseOf } from '../../../../media/house.ts'
import type { Station } from '../../../../media/schemas/station.ts'
import {
  EMPTY_STATION,
  exampleName,
  formOfStation,
  stationEdit,
  stationFaults,
  stationFieldsOf,
} from '../../../../player/studio/stations/station-form.ts'

const station: Station = {
  id: 'abcdefghjkmnpqrs',
  name: 'Radio Jauja',
  place: 'Jauja',
  province: 'Jauja',
  languages: ['es-PE', 'qxw'],
  contact: '',
  email: null,
  webhookUrl: null,
  carts: { first: 50_001, last: 50_999 },
  nameTemplate: '{cart}_{title}',
  createdAt: '2026-01-01T00:00:00.000Z',
  revokedAt: null,
  lastContactAt: null,
  agent: null,
  acknowledgedAt: null,
  upToDate: false,
  holds: 0,
  airings: 0,
}

describe('the form of a station', () => {
  it('gives back what it was filled from', () => {
    const { name, place, province, languages, contact, email, webhookUrl, carts, nameTemplate } = station
    expect(stationFieldsOf(formOfStation(station))).toEqual({
      name,
      place,
      province,
      languages,
      contact,
      email,
      webhookUrl,
      carts,
      nameTemplate,
    })
  })

  it('sends only what was changed, so that a station is not told everything anew for nothing', () => {
    const form = formOfStation(station)
    expect(stationEdit(form, form)).toEqual({})
    expect(stationEdit(form, { ...form, name: 'Radio Jauja ' })).toEqual({})
    expect(stationEdit(form, { ...form, cartFirst: '', cartLast: '', email: 'a@radio.pe' })).toEqual({
      carts: null,
      email: 'a@radio.pe',
    })
  })

  test.each([
    [{ name: ' ' }, { name: 'nameMissing' }],
    [{ name: 'R', webhookUrl: 'radio.pe/x' }, { webhookUrl: 'webhookNoAddress' }],
    [{ name: 'R', cartFirst: '5' }, { cartLast: 'cartsHalf' }],
    [{ name: 'R', cartFirst: '9', cartLast: '5' }, { cartLast: 'cartsFaulty' }],
    [{ name: 'R', cartFirst: '0', cartLast: '5' }, { cartLast: 'cartsFaulty' }],
    [{ name: 'R', nameTemplate: '{title}' }, { nameTemplate: 'templateFaulty' }],
    [{ name: 'R', nameTemplate: '../{code}' }, { nameTemplate: 'templateFaulty' }],
    [{ name: 'R', nameTemplate: '{cart} {title}', cartFirst: '1', cartLast: '9' }, {}],
  ])('judges %j before it is sent', (typed, faults) => {
    expect(stationFaults({ ...EMPTY_STATION, ...typed })).toEqual(faults)
  })

  it('shows how files would be called', () => {
    expect(exampleName('{cart}_{title}', houseOf().spots)).toBe('50123_Nos_cuidamos.mp3')
  })
})
