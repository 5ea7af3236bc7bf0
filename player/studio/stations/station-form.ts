import type { Station, StationEdit, StationFields } from '../../../media/schemas/station.ts'
import { NAME_TEMPLATE_PATTERN, type SpotNames } from '../../../media/spot-names.ts'
import { changesBetween } from '../drafts/edits.ts'

/** The fields of a station as the form's inputs hold them. */
export interface StationForm {
  name: string
  place: string
  province: string
  /** BCP 47 tags. */
  languages: string[]
  contact: string
  email: string
  webhookUrl: string
  cartFirst: string
  cartLast: string
  nameTemplate: string
}

export const EMPTY_STATION: StationForm = {
  name: '',
  place: '',
  province: '',
  languages: [],
  contact: '',
  email: '',
  webhookUrl: '',
  cartFirst: '',
  cartLast: '',
  nameTemplate: '',
}

export const LAST_CART = 999_999

export function formOfStation(station: Station): StationForm {
  return {
    name: station.name,
    place: station.place,
    province: station.province,
    languages: station.languages,
    contact: station.contact,
    email: station.email ?? '',
    webhookUrl: station.webhookUrl ?? '',
    cartFirst: station.carts?.first.toString() ?? '',
    cartLast: station.carts?.last.toString() ?? '',
    nameTemplate: station.nameTemplate ?? '',
  }
}

export function stationFieldsOf(form: StationForm): StationFields {
  const hasCarts = form.cartFirst.trim() !== '' && form.cartLast.trim() !== ''
  return {
    name: form.name.trim(),
    place: form.place.trim(),
    province: form.province.trim(),
    languages: form.languages,
    contact: form.contact.trim(),
    email: form.email.trim() || null,
    webhookUrl: form.webhookUrl.trim() || null,
    carts: hasCarts ? { first: Number(form.cartFirst), last: Number(form.cartLast) } : null,
    nameTemplate: form.nameTemplate.trim() || null,
  }
}

/**
 * Only what a person changed: a change of languages, carts or template makes the station fetch every spot again, so it
 * must not be sent needlessly.
 */
export function stationEdit(before: StationForm, now: StationForm): StationEdit {
  return changesBetween(stationFieldsOf(before), stationFieldsOf(now))
}

export type StationFault = 'nameMissing' | 'webhookNoAddress' | 'cartsHalf' | 'cartsFaulty' | 'templateFaulty'

export type StationFaults = Partial<Record<keyof StationForm, StationFault>>

/** Errors that the browser can find before the form is sent; keys of texts, by field. */
export function stationFaults(form: StationForm): StationFaults {
  const faults: StationFaults = {}
  if (form.name.trim() === '') faults.name = 'nameMissing'
  const webhook = form.webhookUrl.trim()
  if (webhook !== '' && !/^https?:\/\/./.test(webhook)) faults.webhookUrl = 'webhookNoAddress'
  const [first, last] = [form.cartFirst.trim(), form.cartLast.trim()]
  if ((first === '') !== (last === '')) faults.cartLast = 'cartsHalf'
  else if (first !== '' && !isRange(Number(first), Number(last))) faults.cartLast = 'cartsFaulty'
  const template = form.nameTemplate.trim()
  if (template !== '' && !new RegExp(NAME_TEMPLATE_PATTERN).test(template)) {
    faults.nameTemplate = 'templateFaulty'
  }
  return faults
}

/** The file name that this template gives. */
export function exampleName(template: string, spots: SpotNames): string {
  return spots.templated(template.trim(), {
    number: 123,
    version: 2,
    language: 'es-PE',
    duration: 30,
    validFrom: '2026-01-10T05:00:00Z',
    validUntil: '2026-02-11T05:00:00Z',
    extension: 'mp3',
    title: 'Nos cuidamos',
    cart: 50_123,
  })
}

function isRange(first: number, last: number): boolean {
  return (
    [first, last].every((cart) => Number.isInteger(cart) && cart >= 1 && cart <= LAST_CART) && first <= last
  )
}
