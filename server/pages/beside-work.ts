import { html } from 'ghtml'
import type { Beside } from '../works/beside.ts'
import { card } from './card.ts'
import type { PageContext } from './context.ts'

/** More of the same, below a work. */
export function besideWork({ more }: Beside, context: PageContext): string {
  if (more.length === 0) return ''
  return html`<section class="works"><h2>${context.texts.moreLike}</h2>
<ul class="cards">
!${more.map((work) => card(work, context, false)).join('\n')}
</ul></section>`
}
