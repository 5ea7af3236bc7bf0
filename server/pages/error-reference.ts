import { html } from 'ghtml'
import { ERROR_CODES, ERRORS, explain } from '../../media/errors.ts'
import type { PageContext } from './context.ts'
import { layout } from './layout.ts'

/** All error codes with their meaning and remedy: the target of `type` in problem documents. */
export function errorReferencePage(path: string, context: PageContext): string {
  const { title, intro } = context.texts.errorReference
  return layout(
    {
      title,
      description: intro,
      path,
      indexed: false,
      main: html`<div class="problem errors">
<h1>${title}</h1>
<p>${intro}</p>
!${ERROR_CODES.map((code) => section(code, context))}</div>`,
    },
    context,
  )
}

function section(code: (typeof ERROR_CODES)[number], { texts, language }: PageContext): string {
  const { status, transient } = ERRORS[code]
  const { message, hint } = explain(code, language)
  const { transient: mayPass, lasting } = texts.errorReference
  return html`<section class="errors__one" id="${code}">
<h2>${message}</h2>
<p>${hint}</p>
<p class="errors__facts"><code>${code}</code> · HTTP ${status} · ${transient ? mayPass : lasting}</p>
</section>
`
}
