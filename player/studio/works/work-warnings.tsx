import type { Work } from '../../../media/schemas/work.ts'
import { texts } from '../texts/texts.ts'

/** Problems in the file of a work that was published all the same, and what to do about them. */
export function WorkWarnings({ warnings }: Pick<Work, 'warnings'>) {
  if (warnings.length === 0) return null
  return (
    <section class="card" aria-label={texts.warnings.title}>
      <h2>{texts.warnings.title}</h2>
      <p class="soft">{texts.warnings.lead}</p>
      <ul class="stack-tight">
        {warnings.map(({ code, message, hint }) => (
          <li key={code} class="note">
            <p>
              <strong>{message}</strong>
            </p>
            <p>{hint}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
