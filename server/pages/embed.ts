import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import { langAttribute } from './card.ts'
import type { PageContext } from './context.ts'
import { leaveLink, leaveScript } from './leave.ts'
import { script, stage } from './work-page.ts'

/** Just the work, for a frame in another site's page. */
export function embedPage(work: Work, context: PageContext): string {
  return html`<!doctype html>
<html lang="${context.language}" class="embed" data-leave="${context.leaveTo}">
<head>
<meta charset="utf-8">
<title>${work.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
!${leaveScript(context)}<link rel="stylesheet" href="${context.assets.style}">
<link rel="canonical" href="${context.baseUrl}${paths.page(work.slug)}">
!${script(work, context)}
</head>
<body>
!${leaveLink(context)}
<main class="embed__main embed__main--${work.kind}">
!${stage(work, context)}
<p class="embed__title"><a href="${context.baseUrl}${paths.page(work.slug)}" target="_blank" rel="noopener"!${langAttribute(work)}>${work.title}</a> <span>${context.organisation}</span></p>
</main>
</body>
</html>
`
}
