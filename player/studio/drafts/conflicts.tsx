import { texts } from '../texts/texts.ts'
import type { DraftForm } from './use-draft-form.ts'

/** How the fields of a form are called, and what they hold as a person reads it. */
export interface FieldWords<F> {
  label(field: keyof F): string
  text(field: keyof F, value: F[keyof F]): string
}

/** Fields changed by two people: both versions, and the choice between them. Nothing is sent until it is made. */
export function Conflicts<F extends object>({
  editing,
  words,
}: {
  editing: DraftForm<F>
  words: FieldWords<F>
}) {
  const { conflicts, form, saved, settle } = editing
  const version = (who: string, field: keyof F, value: F[keyof F]) => (
    <>
      <dt>{who}</dt>
      <dd class="versions-text">{words.text(field, value) || texts.conflicts.empty}</dd>
    </>
  )
  return (
    <section class="note note-bad" role="alert" aria-label={texts.conflicts.title}>
      <h3 class="note-title">{texts.conflicts.title}</h3>
      <p>{texts.conflicts.lead}</p>
      {conflicts.map((field) => (
        <fieldset key={field} class="bare">
          <legend>{words.label(field)}</legend>
          <dl class="versions">
            {version(texts.conflicts.theirs, field, saved[field])}
            {version(texts.conflicts.yours, field, form[field])}
          </dl>
          <div class="buttons">
            <button type="button" class="button" onClick={() => settle(field, true)}>
              {texts.conflicts.keepYours}
            </button>
            <button type="button" class="button" onClick={() => settle(field, false)}>
              {texts.conflicts.takeTheirs}
            </button>
          </div>
        </fieldset>
      ))}
    </section>
  )
}
