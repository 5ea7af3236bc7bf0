import { html } from 'ghtml'
import type { Work } from '../../media/schemas/work.ts'
import { langAttribute } from './card.ts'
import { type PageContext, pagePath } from './context.ts'
import { helpLine } from './help.ts'
import { discreetMark, leaveLink, leaveScript } from './leave.ts'
import { contentNote, script, stage } from './work-page.ts'

/** Just the work, for a frame in another site's page. */
export function embedPage(work: Work, context: PageContext): string {
  return html`<!doctype html>
<html lang="${context.language}" class="embed" data-leave="${context.leaveTo}"!${discreetMark(context)}>
<head>
<meta charset="utf-8">
<title>${context.discreet ? context.texts.discreet.title : work.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
!${leaveScript(context)}<link rel="stylesheet" href="${context.assets.style}">
!${context.discreet ? '' : html`<link rel="canonical" href="${context.baseUrl}${pagePath(work, context)}">`}
!${script(work, context)}
</head>
<body>
<header>!${leaveLink(context)}</header>
<main class="embed__main embed__main--${work.kind}">
!${contentNote(work, context)}!${stage(work, context)}
<div class="embed__title"><h1><a href="${context.baseUrl}${pagePath(work, context)}" target="_blank" rel="noopener"!${langAttribute(work)}>${work.title}</a></h1> <span>${context.organisation}</span></div>
!${helpLine(work.places, context)}</main>
</body>
</html>
`
}
