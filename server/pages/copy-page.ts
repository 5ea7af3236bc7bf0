import { html } from 'ghtml'
import { COPY_BLOCK, KEPT_PATH } from '../../media/copies.ts'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import { langAttribute } from './card.ts'
import { inLanguage, type PageContext } from './context.ts'
import { copyFacts } from './copy.ts'
import { dataBlock } from './data-block.ts'
import { helpBlock } from './help.ts'
import { KIND_ICONS } from './icons.ts'
import { layout } from './layout.ts'
import { pageLinks } from './page-links.ts'
import { chapterList, contents } from './places.ts'
import { contentNote, script, stage, words } from './work-page.ts'

/**
 * The page of a copy: the work as it is kept, and nothing that needs a link.
 * @param copy as `copyOf` gives it
 */
export function copyPage(copy: Work, context: PageContext): string {
  const { texts } = context
  return layout(
    {
      title: copy.title,
      description: texts.copies.copyOf,
      path: paths.copy(copy.number),
      section: copy.kind,
      indexed: false,
      head: dataBlock('application/json', copyFacts(copy, context), COPY_BLOCK) + script(copy, context),
      main: html`<article class="work work--${copy.kind}">
<p class="note note--before" role="note">${texts.copies.copyOf} <a href="${inLanguage(KEPT_PATH, context)}">${texts.copies.all}</a></p>
<header class="work__head">
<span class="badge badge--${copy.kind}">!${KIND_ICONS[copy.kind]}${texts.kind[copy.kind]}</span>
<h1!${langAttribute(copy)}>${copy.title}</h1>
</header>
!${contentNote(copy, context)}
!${copy.kind === 'brochure' ? contents(copy, context) + pageLinks(copy, context) : ''}
!${stage(copy, context)}
!${helpBlock(copy.places, context)}
!${copy.kind === 'video' ? chapterList(copy, context) : ''}
<div class="work__columns"><div class="work__about">!${words(copy, context)}</div></div>
</article>`,
    },
    context,
  )
}
