import type { ShownProblem } from '../api/problem.ts'
import { AreaField, TextField } from '../parts/field.tsx'
import { LanguageFields } from '../parts/language-fields.tsx'
import { faultOf } from '../parts/problem-note.tsx'
import { words as programmeTexts } from '../texts/programmes/words.ts'
import { type ProjectForm, projectFaults } from './programme-form.ts'

interface Props {
  form: ProjectForm
  /** Whether to show errors yet. */
  isTyped: boolean
  problem: ShownProblem | null
  onType: (form: ProjectForm) => void
}

export function ProjectFields({ form, isTyped, problem, onType }: Props) {
  const words = programmeTexts
  const faults = isTyped ? projectFaults(form) : {}
  const fault = (field: keyof ProjectForm) => {
    const own = faults[field]
    return own ? words[own] : faultOf(problem, field)
  }
  return (
    <>
      <LanguageFields
        label={words.fields.title}
        fault={fault('title')}
        value={form.title}
        maxLength={200}
        rows={1}
        onType={(title) => onType({ ...form, title })}
      />
      <LanguageFields
        label={words.projectText}
        hint={words.textHint}
        fault={fault('text')}
        value={form.text}
        maxLength={10_000}
        rows={4}
        onType={(text) => onType({ ...form, text })}
      />
      <AreaField
        label={words.places}
        hint={words.placesHint}
        fault={fault('places')}
        value={form.places}
        maxLength={5_000}
        rows={3}
        onType={(places) => onType({ ...form, places })}
      />
      <TextField
        label={words.partner}
        fault={fault('partner')}
        value={form.partner}
        maxLength={200}
        onType={(partner) => onType({ ...form, partner })}
      />
      <div class="pair">
        <TextField
          label={words.startsOn}
          type="date"
          fault={fault('startsOn')}
          value={form.startsOn}
          onType={(startsOn) => onType({ ...form, startsOn })}
        />
        <TextField
          label={words.endsOn}
          type="date"
          fault={fault('endsOn')}
          value={form.endsOn}
          onType={(endsOn) => onType({ ...form, endsOn })}
        />
      </div>
    </>
  )
}
