import { useState } from 'preact/hooks'
import { SelectField, TextField } from '../parts/field.tsx'
import { PlaceField, ProgrammeField } from '../suggestions/suggested-fields.tsx'
import { words } from '../texts/bulk/words.ts'
import { texts } from '../texts/texts.ts'
import { wordsOf } from '../work-form/work-form.ts'
import type { BulkEdit } from './bulk-actions.ts'

const EMPTY = { language: '', programme: '', partner: '', licence: '', places: '', tags: '' }

interface Props {
  disabled: boolean
  onApply: (edit: BulkEdit) => void
}

/** Fields that are to be the same in several works. What is left empty stays as each work has it. */
export function BulkEditForm({ disabled, onApply }: Props) {
  const [form, setForm] = useState(EMPTY)
  const bind = (field: keyof typeof EMPTY) => ({
    label: texts.fields[field],
    value: form[field],
    onType: (value: string) => setForm({ ...form, [field]: value }),
  })
  const languages = Object.entries(texts.languages).map(
    ([tag, name]) => [tag, tag === '' ? words.asItIs : name] as const,
  )
  const isEmpty = Object.values(form).every((value) => value.trim() === '')
  return (
    <form
      class="stack"
      aria-label={words.edit}
      onSubmit={(event) => {
        event.preventDefault()
        onApply(editOf(form))
      }}
    >
      <p class="field-hint">{words.editHint}</p>
      <div class="pair">
        <ProgrammeField {...bind('programme')} maxLength={200} />
        <SelectField
          label={texts.fields.language}
          value={form.language}
          options={languages}
          onPick={(language) => setForm({ ...form, language })}
        />
      </div>
      <div class="pair">
        <PlaceField {...bind('places')} hint={words.placesHint} />
        <TextField {...bind('tags')} hint={words.tagsHint} />
      </div>
      <div class="pair">
        <TextField {...bind('partner')} maxLength={200} />
        <TextField {...bind('licence')} maxLength={200} />
      </div>
      <div class="buttons">
        <button type="submit" class="button button-main" disabled={disabled || isEmpty}>
          {words.apply}
        </button>
      </div>
    </form>
  )
}

function editOf({ places, tags, ...lines }: typeof EMPTY): BulkEdit {
  const said = Object.entries(lines)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '')
  return {
    ...(Object.fromEntries(said) as Omit<BulkEdit, 'places' | 'tags'>),
    ...(places.trim() !== '' && { places: wordsOf(places) }),
    ...(tags.trim() !== '' && { tags: wordsOf(tags) }),
  }
}
