import { html } from 'ghtml'
import { type PlaceTree, placeTree } from '../../media/peru.ts'
import { inLanguage, type PageContext } from './context.ts'
import { layout } from './layout.ts'

export const PLACES_PATH = '/lugares'

/** Where the works are from: department, province, district. Each leads to the works of all that lies within it. */
export function placesPage(names: readonly string[], context: PageContext): string {
  const { texts } = context
  const tree = placeTree(names)
  return layout(
    {
      title: texts.places,
      description: texts.placesOf,
      path: PLACES_PATH,
      indexed: true,
      main: html`<section class="works"><h1>${texts.places}</h1>
!${
        tree.length === 0
          ? html`<div class="nothing"><p class="nothing__what">${texts.noPlaces}</p></div>`
          : html`<div class="prose"><p>${texts.placesOf}</p></div>!${branches(tree, context)}`
      }
</section>`,
    },
    context,
  )
}

function branches(places: readonly PlaceTree[], context: PageContext): string {
  return html`<ul class="place-tree">
!${places.map(
    ({ name, within }) =>
      html`<li><a href="${inLanguage(`/?place=${encodeURIComponent(name)}`, context)}">${shortName(name)}</a>!${within.length > 0 ? branches(within, context) : ''}</li>`,
  )}
</ul>`
}

/** Below its province, a district needs no more than its name. */
export const shortName = (name: string): string => name.replace(/ \([^()]+\)$/, '')
