import type { ShownProblem } from '../api/problem.ts'
import { CheckField, TextField } from '../parts/field.tsx'
import { LanguageFields } from '../parts/language-fields.tsx'
import { faultOf } from '../parts/problem-note.tsx'
import { words } from '../texts/safety/words.ts'
import { type ServiceForm, withLanguage } from './service-form.ts'
import { spokenName } from './spoken-name.ts'

interface Props {
  form: ServiceForm
  problem: ShownProblem | null
  onType: (form: ServiceForm) => void
}

/** What services of Peru speak; whatever else a service has stays among the choices. */
const SPOKEN = ['es', 'qu', 'ay', 'cni', 'shp', 'agr', 'en'] as const

export function ServiceFields({ form, problem, onType }: Props) {
  const choices = [...new Set([...SPOKEN, ...form.languages])]
  return (
    <>
      <div class="pair">
        <TextField
          label={words.name}
          fault={faultOf(problem, 'name')}
          value={form.name}
          maxLength={100}
          required
          onType={(name) => onType({ ...form, name })}
        />
        <TextField
          label={words.phone}
          hint={words.phoneHint}
          fault={faultOf(problem, 'phone')}
          value={form.phone}
          maxLength={21}
          onType={(phone) => onType({ ...form, phone })}
        />
      </div>
      <div class="pair">
        <TextField
          label={words.hours}
          hint={words.hoursHint}
          fault={faultOf(problem, 'hours')}
          value={form.hours}
          maxLength={100}
          onType={(hours) => onType({ ...form, hours })}
        />
        <TextField
          label={words.place}
          hint={words.placeHint}
          fault={faultOf(problem, 'place')}
          value={form.place}
          maxLength={100}
          onType={(place) => onType({ ...form, place })}
        />
      </div>
      <fieldset class="bare">
        <legend>{words.spoken}</legend>
        <div class="checks">
          {choices.map((language) => (
            <CheckField
              key={language}
              label={spokenName(language)}
              checked={form.languages.includes(language)}
              onCheck={(isSpoken) =>
                onType({ ...form, languages: withLanguage(form.languages, language, isSpoken, choices) })
              }
            />
          ))}
        </div>
      </fieldset>
      <LanguageFields
        label={words.text}
        fault={faultOf(problem, 'text')}
        value={form.text}
        maxLength={300}
        rows={2}
        onType={(text) => onType({ ...form, text })}
      />
      <TextField
        label={words.chat}
        hint={words.chatHint}
        fault={faultOf(problem, 'chat')}
        type="url"
        value={form.chat}
        maxLength={300}
        onType={(chat) => onType({ ...form, chat })}
      />
    </>
  )
}
