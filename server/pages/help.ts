import { html } from 'ghtml'
import type { ServiceRecord } from '../records/service.ts'
import { servicesFor } from '../rules/near-services.ts'
import type { PageContext } from './context.ts'
import { languageName } from './format.ts'

/**
 * Where help is to be had, beside a work: what is for everywhere, and what is for the places of the work.
 * @param places of the work
 */
export function helpBlock(places: readonly string[], context: PageContext): string {
  const near = servicesFor(context.services, places)
  if (near.length === 0) return ''
  return html`<section class="help" aria-labelledby="ayuda"><h2 id="ayuda">${context.texts.help.title}</h2>
<ul>!${near.map((service) => entry(service, context))}</ul></section>`
}

/** One line for what has no room: an embed, the foot of a sheet. */
export function helpLine(places: readonly string[], context: PageContext): string {
  const near = servicesFor(context.services, places)
  if (near.length === 0) return ''
  return html`<p class="help-line"><strong>${context.texts.help.title}</strong> !${near.map(
    (service) => html`<span>${service.name} !${call(service)}</span> `,
  )}</p>`
}

const call = ({ phone }: ServiceRecord): string =>
  phone === null ? '' : html`<a href="tel:${phone.replaceAll(' ', '')}" target="_top">${phone}</a>`

function entry(service: ServiceRecord, { texts, language }: PageContext): string {
  const { name, hours, place, chat } = service
  const languages = service.languages.map((tag) => languageName(tag, texts)).join(', ')
  const facts = [place, hours, languages].filter(Boolean).join(' · ')
  const chatLink =
    chat === null ? '' : html` <a href="${chat}" rel="noreferrer nofollow">${texts.help.chat}</a>`
  return html`<li><p class="help__call"><strong>${name}</strong> !${call(service)}!${chatLink}</p>
<p>${service.text[language] || service.text.es}</p><p class="help__facts">${facts}</p></li>`
}
