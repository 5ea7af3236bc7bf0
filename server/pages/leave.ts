import { html } from 'ghtml'
import type { PageContext } from './context.ts'

/** The script of the way out, for the head: before the style, so that it is there when anything can be seen. */
export function leaveScript({ assets }: PageContext): string {
  return html`<script src="${assets.leave}"></script>`
}

/** The way out, for the beginning of the body. Without script it is a link like any other. */
export function leaveLink({ texts, leaveTo }: PageContext): string {
  return html`<a class="leave" href="${leaveTo}" target="_top" rel="noreferrer nofollow">${texts.leave}</a>`
}

/** Tells scripts that nothing may be kept in the browser. */
export const discreetMark = ({ discreet }: PageContext): string => (discreet ? ' data-discreet' : '')
