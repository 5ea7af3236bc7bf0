import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { MIN_PASSWORD_LENGTH } from '../../../media/passwords.ts'
import { TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'

export interface NewPerson {
  name: string
  email: string
  password: string
}

interface Props {
  /** Name that is known already. */
  name?: string
  /** @throws ApiProblem */
  onSubmit: (person: NewPerson) => Promise<void>
  onDone: () => void
  /** What may help once it was refused. */
  afterProblem: ComponentChildren
}

/** What somebody says of themselves who makes an account of their own, by a one-time link. */
export function NewPersonForm({ name = '', onSubmit, onDone, afterProblem }: Props) {
  const [answers, setAnswers] = useState<NewPerson>({ name, email: '', password: '' })
  const submit = useSubmit()
  const set = (field: keyof NewPerson) => (value: string) => setAnswers({ ...answers, [field]: value })
  return (
    <>
      <form
        class="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          if (await submit.run(() => onSubmit(answers))) onDone()
        }}
      >
        <TextField
          label={texts.setup.name}
          name="name"
          autoComplete="name"
          required
          maxLength={100}
          value={answers.name}
          fault={faultOf(submit.problem, 'name')}
          onType={set('name')}
        />
        <TextField
          label={texts.setup.email}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={answers.email}
          fault={faultOf(submit.problem, 'email')}
          onType={set('email')}
        />
        <TextField
          label={texts.setup.password}
          hint={texts.setup.passwordHint(MIN_PASSWORD_LENGTH)}
          type="password"
          name="password"
          autoComplete="new-password"
          required
          minLength={MIN_PASSWORD_LENGTH}
          value={answers.password}
          fault={faultOf(submit.problem, 'password')}
          onType={set('password')}
        />
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <button type="submit" class="button button-main" disabled={submit.busy}>
          {submit.busy ? texts.setup.submitting : texts.setup.submit}
        </button>
      </form>
      {submit.problem && afterProblem}
    </>
  )
}
