import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Programme } from '../../media/schemas/programme.ts'
import { inLanguage, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { programmeFacts, worded } from './programme-words.ts'
import { summary } from './summary.ts'

/** All public programmes. */
export function programmesPage(programmes: Programme[], context: PageContext): string {
  const { texts, organisation, baseUrl } = context
  return layout(
    {
      title: texts.programmes,
      description: `${texts.programmesOf(organisation)}`,
      path: '/programas',
      section: 'programmes',
      indexed: true,
      head: html`<meta property="og:type" content="website">
<meta property="og:title" content="${texts.programmes} · ${organisation}">
<meta property="og:url" content="${baseUrl}/programas">`,
      main: html`<section class="works"><h1>${texts.programmes}</h1>
!${
        programmes.length === 0
          ? html`<div class="nothing"><p class="nothing__what">${texts.noProgrammes}</p></div>`
          : programmeList(programmes, context, 'h2')
      }
</section>`,
    },
    context,
  )
}

/** Programmes as a list, on their own page and on the front page. */
export function programmeList(programmes: Programme[], context: PageContext, heading: 'h2' | 'h3'): string {
  const items = programmes.map((programme) => {
    const title = worded(programme.title, context)
    const text = worded(programme.text, context)
    const facts = programmeFacts(programme, context)
    return html`<li class="programme-card"><a class="programme-card__link" href="${inLanguage(paths.programme(programme.slug), context)}">
<!${heading} class="programme-card__title"!${title.lang}>${title.text}</!${heading}>
!${text.text ? html`<span class="programme-card__text"!${text.lang}>${summary(text.text)}</span>` : ''}
!${facts ? html`<span class="programme-card__facts">${facts}</span>` : ''}
</a></li>`
  })
  return html`<ul class="programme-cards">
!${items.join('\n')}
</ul>`
}
