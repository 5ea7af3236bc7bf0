import type { InLanguages } from '../../../media/in-languages.ts'
import type { NewService, Service } from '../../../media/schemas/service.ts'

/** A help line as the form's inputs hold it. */
export interface ServiceForm {
  name: string
  phone: string
  hours: string
  place: string
  languages: readonly string[]
  text: InLanguages
  chat: string
}

export const EMPTY_SERVICE: ServiceForm = {
  name: '',
  phone: '',
  hours: '',
  place: '',
  languages: ['es'],
  text: { es: '', qu: '', en: '' },
  chat: '',
}

export function formOfService({ name, phone, hours, place, languages, text, chat }: Service): ServiceForm {
  return { name, phone: phone ?? '', hours, place: place ?? '', languages, text, chat: chat ?? '' }
}

export function serviceFieldsOf(form: ServiceForm): NewService {
  const { text } = form
  return {
    name: form.name.trim(),
    phone: form.phone.trim() || null,
    hours: form.hours.trim(),
    place: form.place.trim() || null,
    languages: [...form.languages],
    text: { es: text.es.trim(), qu: text.qu.trim(), en: text.en.trim() },
    chat: form.chat.trim() || null,
  }
}

/** Without a number or an address to write to, it helps nobody. */
export function isFaultyService({ name, phone, chat }: ServiceForm): boolean {
  return name.trim() === '' || (phone.trim() === '' && chat.trim() === '')
}

/** In the order of the choices, so that the same choice is the same list. */
export function withLanguage(
  languages: readonly string[],
  language: string,
  isSpoken: boolean,
  order: readonly string[],
): string[] {
  const chosen = new Set(languages)
  if (isSpoken) chosen.add(language)
  else chosen.delete(language)
  return [...order.filter((each) => chosen.delete(each)), ...chosen]
}
