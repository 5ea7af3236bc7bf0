import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Programme } from '../../media/schemas/programme.ts'
import type { Work } from '../../media/schemas/work.ts'
import { servicesFor } from '../rules/near-services.ts'
import { langAttribute } from './card.ts'
import { inLanguage, ownPath, type PageContext, pagePath } from './context.ts'
import { layout } from './layout.ts'
import { paperStyle } from './paper-style.ts'
import { worded } from './programme-words.ts'
import { qrCode } from './qr-code.ts'
import { summary } from './summary.ts'
import { TEXTS } from './texts/choose.ts'
import { wave } from './wave.ts'

/** What is on a sheet. */
interface Sheet {
  title: string
  /** ` lang="…"` of what is said of it, or nothing. */
  lang: string
  text: string
  /** HTML. */
  picture: string
  /** What the code leads to, below the base URL. */
  to: string
  places: readonly string[]
}

/** Whom a sheet on a wall speaks to, in whatever language the page around it is. */
const SPOKEN = ['es', 'qu'] as const

/**
 * A sheet for a wall: what it is, in a picture and a sentence, and the way to it. The code leads to the page that names
 * nothing, which is also the shortest to type: who reads it on a shared phone leaves no title there.
 */
export function workWallPoster(work: Work, context: PageContext): string {
  const sheet: Sheet = {
    title: work.title,
    lang: langAttribute(work),
    text: summary(work.description),
    picture: pictureOf(work, context),
    to: paths.arrival(work.number, 'a'),
    places: work.places,
  }
  return posterPage(sheet, pagePath(work, context), context)
}

/** @param picture a work of it that has one */
export function programmeWallPoster(
  programme: Programme,
  picture: Work | null,
  context: PageContext,
): string {
  const title = worded(programme.title, context)
  const sheet: Sheet = {
    title: title.text,
    lang: title.lang,
    text: summary(worded(programme.text, context).text),
    picture: picture === null ? '' : pictureOf(picture, context),
    to: paths.programme(programme.slug),
    places: [],
  }
  return posterPage(sheet, sheet.to, context)
}

function posterPage(sheet: Sheet, path: string, context: PageContext): string {
  const { texts, baseUrl, organisation } = context
  const url = baseUrl + sheet.to
  const help = servicesFor(context.services, sheet.places)
  return layout(
    {
      title: `${texts.poster.title}: ${sheet.title}`,
      description: texts.poster.title,
      path: paths.wallPoster(path),
      indexed: false,
      head: paperStyle(context),
      main: html`<article class="paper poster">
<p class="paper__links">${texts.poster.hint} <a href="${inLanguage(path, context)}">${texts.poster.back}</a></p>
<p class="poster__from">${organisation}</p>
<h1!${sheet.lang}>${sheet.title}</h1>
!${sheet.picture}
!${sheet.text === '' ? '' : html`<p class="poster__text"!${sheet.lang}>${sheet.text}</p>`}
<div class="poster__way">!${qrCode(url, url)}<div>
!${SPOKEN.map((language) => html`<p lang="${language}">${TEXTS[language].poster.scan}</p>`)}
<p class="poster__address">${url.replace(/^https?:\/\//, '')}</p>
</div></div>
!${
        help.length === 0
          ? ''
          : html`<div class="poster__help">!${help.map(
              ({
                name,
                phone,
                text,
              }) => html`<p><strong>${name}</strong> <strong class="poster__phone">${phone ?? ''}</strong></p>
!${SPOKEN.filter((language) => text[language] !== '').map((language) => html`<p lang="${language}">${text[language]}</p>`)}`,
            )}</div>`
      }
</article>`,
    },
    context,
  )
}

/** Of a film its picture, of a brochure its first page, of a spot its sound. */
function pictureOf({ kind, urls, levels }: Work, context: PageContext): string {
  if (levels !== null) return wave(levels, 'poster__picture poster__picture--wave')
  const widest = [...(urls.pages[0]?.images ?? [])].sort((a, b) => b.width - a.width)[0]
  const url = widest?.url ?? urls.poster
  if (url === null) return ''
  return html`<img class="poster__picture poster__picture--${kind}" src="${ownPath(url, context)}" alt="">`
}
