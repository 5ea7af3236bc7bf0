import { html } from 'ghtml'
import type { Report } from '../../media/schemas/report.ts'
import { INTERFACE_LANGUAGES } from '../../media/vocabulary.ts'
import type { Block, ReportContent, ShownFigure } from './content.ts'
import { REPORT_TEXTS } from './content.ts'

interface Frame {
  style: string
  /** Address of this page without its language. */
  address: (language: string) => string
  pdf: string
}

/** A report as a page of its own: to be read, printed on A4, or saved. Works without script. */
export function reportPage(
  content: ReportContent,
  { from, until }: Pick<Report, 'from' | 'until'>,
  frame: Frame,
): string {
  const { language, kicker, title, facts, fixed, blocks } = content
  const words = REPORT_TEXTS[language]
  const others = INTERFACE_LANGUAGES.filter((other) => other !== language)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title} · ${words.report} ${from} – ${until}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="${frame.style}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body>
<nav class="tools">
<a class="button" href="${frame.pdf}" download>${words.pdf}</a>
!${others.map((other) => html`<a href="${frame.address(other)}" hreflang="${other}" lang="${other}">${other.toUpperCase()}</a>`).join(' ')}
</nav>
<main>
<header>
<p class="kicker">${kicker}</p>
<h1>${title}</h1>
<dl class="facts">!${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`).join('')}</dl>
!${fixed ? html`<p class="fixed">${fixed}</p>` : ''}
</header>
!${blocks.map(blockOf).join('\n')}
</main>
</body>
</html>
`
}

function blockOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return html`<h2>${block.text}</h2>`
    case 'text':
      return html`<p>${block.text}</p>`
    case 'figures':
      return html`<ul class="figures">!${block.items.map(figure).join('')}</ul>`
    case 'outcomes':
      return html`<ul class="outcomes">!${block.items.map(figure).join('')}</ul>`
    case 'table':
      return table(block)
  }
}

function figure({ amount, label, note }: ShownFigure): string {
  return html`<li>!${amount ? html`<strong>${amount}</strong>` : ''}<span class="label">${label}</span>!${note ? html`<span class="note">${note}</span>` : ''}</li>`
}

function table({ columns, rows, foot }: Extract<Block, { type: 'table' }>): string {
  const kind = (index: number): string => (columns[index]?.isNumber ? ' class="number"' : '')
  const cells = (row: string[], tag: 'td' | 'th'): string =>
    row
      .map((cell, index) =>
        index === 0 ? html`<th scope="row">${cell}</th>` : html`<!${tag}!${kind(index)}>${cell}</!${tag}>`,
      )
      .join('')
  return html`<div class="table"><table>
<thead><tr>!${columns.map(({ text }, index) => html`<th scope="col"!${kind(index)}>${text}</th>`).join('')}</tr></thead>
<tbody>!${rows.map((row) => html`<tr>!${cells(row, 'td')}</tr>`).join('\n')}</tbody>
<tfoot><tr>!${cells(foot, 'td')}</tr></tfoot>
</table></div>`
}
