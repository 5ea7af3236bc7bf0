import type { Project } from '../../../media/schemas/programme.ts'
import type { ShownProblem } from '../api/problem.ts'
import { SelectField, TextField } from '../parts/field.tsx'
import { LanguageFields } from '../parts/language-fields.tsx'
import { faultOf } from '../parts/problem-note.tsx'
import { words as programmeTexts } from '../texts/programmes/words.ts'
import type { OutcomeForm } from './programme-form.ts'

interface Props {
  form: OutcomeForm
  projects: readonly Project[]
  problem: ShownProblem | null
  onType: (form: OutcomeForm) => void
}

export function OutcomeFields({ form, projects, problem, onType }: Props) {
  const words = programmeTexts
  return (
    <>
      <TextField
        label={words.figure}
        hint={words.figureHint}
        fault={faultOf(problem, 'figure')}
        value={form.figure}
        maxLength={40}
        onType={(figure) => onType({ ...form, figure })}
      />
      <LanguageFields
        label={words.sentence}
        fault={faultOf(problem, 'sentence')}
        value={form.sentence}
        maxLength={500}
        rows={2}
        onType={(sentence) => onType({ ...form, sentence })}
      />
      <TextField
        label={words.source}
        hint={words.sourceHint}
        fault={faultOf(problem, 'source')}
        value={form.source}
        maxLength={500}
        onType={(source) => onType({ ...form, source })}
      />
      {projects.length > 0 && (
        <SelectField
          label={words.ofProject}
          value={form.project}
          options={[
            ['', words.ofProgramme] as const,
            ...projects.map(({ id, title }) => [id, title.es] as const),
          ]}
          onPick={(project) => onType({ ...form, project })}
        />
      )}
    </>
  )
}
