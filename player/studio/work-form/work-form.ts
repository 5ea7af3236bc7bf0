import type { Calendar } from '../../../media/calendar.ts'
import type { Work, WorkEdit } from '../../../media/schemas/work.ts'
import type { Visibility } from '../../../media/vocabulary.ts'
import { changesBetween } from '../drafts/edits.ts'
import { dayField, endOfDay, instantOfMinute, minuteField, startOfDay } from '../format/date-fields.ts'

/** The fields of a work as the form's inputs hold them: text, with comma-separated lists and times without a zone. */
export interface WorkForm {
  title: string
  description: string
  language: string
  places: string
  programme: string
  partner: string
  licence: string
  credits: string
  tags: string
  visibility: Visibility
  /** `yes`, or empty. */
  sensitive: string
  contentNote: string
  publishAt: string
  publishUntil: string
  validFrom: string
  validUntil: string
}

export type WorkField = keyof WorkForm

export function emptyForm(title: string): WorkForm {
  return {
    title,
    description: '',
    language: 'es-PE',
    places: '',
    programme: '',
    partner: '',
    licence: '',
    credits: '',
    tags: '',
    visibility: 'draft',
    sensitive: '',
    contentNote: '',
    publishAt: '',
    publishUntil: '',
    validFrom: '',
    validUntil: '',
  }
}

export function formOf(work: Work, calendar: Calendar): WorkForm {
  return {
    title: work.title,
    description: work.description,
    language: work.language ?? '',
    places: work.places.join(', '),
    programme: work.programme ?? '',
    partner: work.partner ?? '',
    licence: work.licence ?? '',
    credits: work.credits,
    tags: work.tags.join(', '),
    visibility: work.visibility,
    sensitive: work.sensitive ? 'yes' : '',
    contentNote: work.contentNote ?? '',
    publishAt: minuteField(work.publishAt, calendar),
    publishUntil: minuteField(work.publishUntil, calendar),
    validFrom: dayField(work.validFrom, calendar),
    validUntil: dayField(work.validUntil, calendar),
  }
}

const readers: {
  [F in WorkField]: (form: WorkForm, calendar: Calendar) => Required<WorkEdit>[F]
} = {
  title: ({ title }) => title.trim(),
  description: ({ description }) => description.trim(),
  language: ({ language }) => textOrNull(language),
  places: ({ places }) => wordsOf(places),
  programme: ({ programme }) => textOrNull(programme),
  partner: ({ partner }) => textOrNull(partner),
  licence: ({ licence }) => textOrNull(licence),
  credits: ({ credits }) => credits.trim(),
  tags: ({ tags }) => wordsOf(tags),
  visibility: ({ visibility }) => visibility,
  sensitive: ({ sensitive }) => sensitive === 'yes',
  contentNote: ({ contentNote }) => textOrNull(contentNote),
  publishAt: ({ publishAt }, calendar) => instantOfMinute(publishAt, calendar),
  publishUntil: ({ publishUntil }, calendar) => instantOfMinute(publishUntil, calendar),
  validFrom: ({ validFrom }, calendar) => startOfDay(validFrom, calendar),
  validUntil: ({ validUntil }, calendar) => endOfDay(validUntil, calendar),
}

/**
 * The fields to send: only those that a person changed, so that two people who edit different fields of a work do not
 * undo each other.
 */
export function editBetween(before: WorkForm, now: WorkForm, calendar: Calendar): WorkEdit {
  const changed = Object.keys(changesBetween(before, now)) as WorkField[]
  return Object.fromEntries(changed.map((field) => [field, readers[field](now, calendar)]))
}

/** The form as `Upload-Metadata` of a new upload: text only, empty fields left out. */
export function uploadMetadata(form: WorkForm, calendar: Calendar): Record<string, string> {
  const values = (Object.keys(readers) as WorkField[]).map((field) => {
    const value = readers[field](form, calendar)
    return [field, Array.isArray(value) ? value.join(',') : String(value || '')] as const
  })
  return Object.fromEntries(values.filter(([, value]) => value !== ''))
}

/** Errors that the browser can find before the form is sent; keys of texts, by field. */
export function faultsOf(
  form: WorkForm,
): Partial<Record<WorkField, 'titleMissing' | 'untilBeforeFrom' | 'endBeforeStart'>> {
  const faults: ReturnType<typeof faultsOf> = {}
  if (form.title.trim() === '') faults.title = 'titleMissing'
  if (form.validFrom !== '' && form.validUntil !== '' && form.validUntil < form.validFrom) {
    faults.validUntil = 'untilBeforeFrom'
  }
  if (form.publishAt !== '' && form.publishUntil !== '' && form.publishUntil <= form.publishAt) {
    faults.publishUntil = 'endBeforeStart'
  }
  return faults
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

/** Words separated by commas or line breaks, without empty ones and duplicates. */
export function wordsOf(text: string): string[] {
  const words = text.split(/[,\n]/).map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}
