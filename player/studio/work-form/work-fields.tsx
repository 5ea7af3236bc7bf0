import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { cityOf } from '../../../media/calendar.ts'
import type { Kind } from '../../../media/vocabulary.ts'
import type { ShownProblem } from '../api/problem.ts'
import { useHouse } from '../house/use-house.ts'
import { AreaField, SelectField, TextField } from '../parts/field.tsx'
import { faultOf } from '../parts/problem-note.tsx'
import { PlaceField, ProgrammeField } from '../suggestions/suggested-fields.tsx'
import { texts } from '../texts/texts.ts'
import { faultsOf, type WorkField, type WorkForm } from './work-form.ts'

interface Props {
  form: WorkForm
  /** Null while the kind is unknown. */
  kind: Kind | null
  problem: ShownProblem | null
  onType: (form: WorkForm) => void
  /** Further fields, before the dates. */
  children?: ComponentChildren
}

const LICENCES = [
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-NC-ND-4.0',
  'CC0-1.0',
]

/** The fields that staff fill in for a work, during its upload and later. */
export function WorkFields({ form, kind, problem, onType, children }: Props) {
  const { calendar } = useHouse()
  const licences = useId()
  const faults = faultsOf(form)
  const bind = <F extends WorkField>(field: F) => {
    const fault = faults[field]
    return {
      label: texts.fields[field],
      value: form[field],
      fault: fault ? texts.fields[fault] : faultOf(problem, field),
      onType: (value: string) => onType({ ...form, [field]: value }),
    }
  }
  return (
    <div class="stack">
      <TextField {...bind('title')} required maxLength={200} />
      <AreaField {...bind('description')} hint={texts.fields.descriptionHint} rows={4} maxLength={10_000} />
      <div class="pair">
        <SelectField
          label={texts.fields.language}
          value={form.language}
          options={languagesWith(form.language)}
          fault={faultOf(problem, 'language')}
          onPick={(language) => onType({ ...form, language })}
        />
        <PlaceField {...bind('places')} hint={texts.fields.placesHint} />
      </div>
      <div class="pair">
        <ProgrammeField {...bind('programme')} maxLength={200} />
        <TextField {...bind('partner')} maxLength={200} />
      </div>
      <div class="pair">
        <TextField {...bind('tags')} hint={texts.fields.tagsHint} />
        <TextField {...bind('licence')} maxLength={200} list={licences} />
        <datalist id={licences}>
          {LICENCES.map((licence) => (
            <option key={licence} value={licence} />
          ))}
        </datalist>
      </div>
      <AreaField {...bind('credits')} hint={texts.fields.creditsHint} rows={2} maxLength={5_000} />
      <div class="pair">
        <SelectField
          label={texts.fields.sensitive}
          hint={texts.fields.sensitiveHint}
          value={form.sensitive}
          options={Object.entries(texts.fields.sensitiveAnswers)}
          fault={faultOf(problem, 'sensitive')}
          onPick={(sensitive) => onType({ ...form, sensitive })}
        />
        <TextField {...bind('contentNote')} hint={texts.fields.contentNoteHint} maxLength={300} />
      </div>
      {children}
      <div class="pair">
        <TextField
          {...bind('publishAt')}
          type="datetime-local"
          hint={texts.fields.publishAtHint(cityOf(calendar.zone))}
        />
        <TextField {...bind('publishUntil')} type="datetime-local" hint={texts.fields.publishUntilHint} />
      </div>
      {kind !== 'video' && kind !== 'brochure' && (
        <fieldset class="bare">
          <div class="pair">
            <TextField {...bind('validFrom')} type="date" />
            <TextField {...bind('validUntil')} type="date" />
          </div>
          <p class="field-hint">{texts.fields.validHint}</p>
        </fieldset>
      )}
    </div>
  )
}

/** The languages offered, plus that of the work if it is a different one. */
function languagesWith(current: string): (readonly [string, string])[] {
  const offered: (readonly [string, string])[] = Object.entries(texts.languages)
  return offered.some(([tag]) => tag === current) ? offered : [...offered, [current, current]]
}
