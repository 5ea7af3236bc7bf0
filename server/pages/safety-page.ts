import { html } from 'ghtml'
import { inLanguage, type PageContext } from './context.ts'
import { helpBlock } from './help.ts'
import { layout } from './layout.ts'

export const SAFETY_PATH = '/seguridad'
export const ERASE_PATH = '/seguridad/borrar'

/** In plain words: what the site does for those who are watched, what it cannot do, and what they can do themselves. */
export function safetyPage(context: PageContext, { erased }: { erased: boolean }): string {
  const { title, intro, ...said } = context.texts.safety
  const list = (heading: string, points: readonly string[]): string =>
    html`<section><h2>${heading}</h2><ul class="points">!${points.map((point) => html`<li>${point}</li>`)}</ul></section>`
  return layout(
    {
      title,
      description: intro,
      path: SAFETY_PATH,
      indexed: true,
      main: html`<article class="paper">
<h1>${title}</h1>
!${erased ? html`<p class="said" role="status">${said.erased}</p>` : ''}
<p>${intro}</p>
!${helpBlock([], context)}
!${list(said.canTitle, said.can)}
!${list(said.cannotTitle, said.cannot)}
!${list(said.doTitle, said.do)}
<section><h2>${said.eraseTitle}</h2><p>${said.eraseText}</p>
<form class="erase" method="post" action="${inLanguage(ERASE_PATH, context)}"><button class="button">${said.erase}</button></form></section>
</article>`,
    },
    context,
  )
}
