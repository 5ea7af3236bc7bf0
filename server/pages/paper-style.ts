import { html } from 'ghtml'
import type { PageContext } from './context.ts'

/** For the head of pages that are made to be printed. */
export function paperStyle({ assets }: Pick<PageContext, 'assets'>): string {
  return html`<link rel="stylesheet" href="${assets.paperStyle}">`
}
