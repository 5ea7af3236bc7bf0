import { html } from 'ghtml'
import { COPY_BLOCK, type CopyFacts, KEPT_PATH } from '../../media/copies.ts'
import { inLanguage, type PageContext } from './context.ts'
import { siteFiles } from './copy.ts'
import { dataBlock } from './data-block.ts'
import { helpBlock } from './help.ts'
import { layout } from './layout.ts'

/** The page that opens without a link: what this browser keeps, filled in by script, and where help is to be had. */
export function keptPage(context: PageContext): string {
  const { texts, assets } = context
  const { all, intro, needsScript, none, offline, said, list, dropAll } = texts.copies
  const [entry] = assets.scripts.kept
  const files = [...siteFiles(assets, assets.scripts.kept), '/favicon.svg']
  const facts: Pick<CopyFacts, 'address' | 'files'> = { address: inLanguage(KEPT_PATH, context), files }
  return layout(
    {
      title: all,
      description: intro,
      path: KEPT_PATH,
      indexed: false,
      head:
        dataBlock('application/json', facts, COPY_BLOCK) +
        html`<script type="module" src="${entry}"></script>!${assets.scripts.kept.slice(1).map((file) => html`<link rel="modulepreload" href="${file}">`)}`,
      main: html`<article class="paper">
<h1>${all}</h1>
<p class="said" role="status" data-offline hidden>${offline}</p>
<p>${intro}</p>
<noscript><p class="note">${needsScript}</p></noscript>
<div data-kept data-texts="${JSON.stringify({ ...said, ...list })}"><p data-none hidden>${none}</p><ul class="kept"></ul>
<p class="keep__said" role="status"></p><p><button type="button" class="button button--quiet" data-drop-all hidden>${dropAll}</button></p></div>
!${helpBlock([], context)}
</article>`,
    },
    context,
  )
}
