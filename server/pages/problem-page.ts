import { html } from 'ghtml'
import { ERRORS, type ErrorCode, explain } from '../../media/errors.ts'
import { inLanguage, type PageContext } from './context.ts'
import { layout } from './layout.ts'

/** An error page: what happened, what to do, and a way on. */
export function problemPage(code: ErrorCode, path: string, context: PageContext): string {
  const { texts, language } = context
  const { message, hint } = explain(code, language)
  // Copies are the matter of stations, who are told so; a viewer can only look on.
  const advice = code === 'gone' ? texts.goneHint : hint
  return layout(
    {
      title: message,
      description: message,
      path,
      indexed: false,
      main: html`<section class="problem">
<p class="problem__status">${texts.problemTitle(ERRORS[code].status)}</p>
<h1>${message}</h1>
<p>${advice}</p>
<p><a class="button" href="${inLanguage('/', context)}">${texts.goHome}</a></p>
</section>`,
    },
    context,
  )
}
