import { html } from 'ghtml'
import { KEPT_PATH } from '../../media/copies.ts'
import { paths } from '../../media/layout.ts'
import { size } from '../../media/measures.ts'
import type { Work } from '../../media/schemas/work.ts'
import { inLanguage, type PageContext } from './context.ts'
import { copyBytes, copyOf } from './copy.ts'

/** Offers to keep a work for when there is no link, and says before what that costs. Shown by script, which does it. */
export function keepOffer(work: Work, context: PageContext): string {
  const copy = copyOf(work)
  if (copy === null) return ''
  const { texts, discreet } = context
  const { all, keepSize, title, visible, warning, said } = texts.copies
  const keep = keepSize(size(copyBytes(copy), texts.locale))
  return html`<section class="keep" data-keep="${inLanguage(paths.copy(work.number), context)}" data-failed="${said.failed}" hidden><h2>${title}</h2>
<p><button type="button" class="button button--quiet">${keep}</button></p>
<p class="keep__said" role="status"></p>
<p class="keep__note">${discreet ? warning : visible} <a href="${inLanguage(KEPT_PATH, context)}">${all}</a></p>
</section>`
}
