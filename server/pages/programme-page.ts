import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { OutcomeOfProgramme, Programme, Project } from '../../media/schemas/programme.ts'
import type { Work } from '../../media/schemas/work.ts'
import { KINDS, type Kind } from '../../media/vocabulary.ts'
import { card } from './card.ts'
import { address } from './catalogue.ts'
import { inLanguage, ownPath, type PageContext } from './context.ts'
import { period } from './format.ts'
import { jsonLdBlock } from './json-ld.ts'
import { layout } from './layout.ts'
import { paragraphs } from './paragraphs.ts'
import { placeName, programmeFacts, worded } from './programme-words.ts'
import { summary } from './summary.ts'

/** What a programme's page shows in addition to its texts. */
export interface ProgrammeWorks {
  /** The newest works of each kind. */
  latest: Record<Kind, Work[]>
  /** Works that represent projects, by id, as far as visitors may see them. */
  pictures: ReadonlyMap<string, Work>
}

/** The page of one programme: description, outcomes, projects, works. Works without JavaScript. */
export function programmePage(programme: Programme, works: ProgrammeWorks, context: PageContext): string {
  const { texts } = context
  const title = worded(programme.title, context)
  const text = worded(programme.text, context)
  return layout(
    {
      title: title.text,
      description: summary(text.text) || texts.programmesOf(context.organisation),
      path: paths.programme(programme.slug),
      section: 'programmes',
      indexed: programme.visibility === 'public',
      head: head(programme, works, context),
      main: html`<article class="programme">
<header class="programme__head">
<p class="programme__kind"><a href="${inLanguage('/programas', context)}">${texts.programmes}</a></p>
<h1!${title.lang}>${title.text}</h1>
<p class="work__facts">${programmeFacts(programme, context)}</p>
</header>
<div class="prose"!${text.lang}>!${paragraphs(text.text)}</div>
!${outcomes(programme, context)}
!${projects(programme, works, context)}
!${KINDS.map((kind) => ofKind(kind, programme, works, context)).join('')}
!${share(programme, title.text, context)}
</article>`,
    },
    context,
  )
}

function outcomes({ outcomes, projects }: Programme, context: PageContext): string {
  if (outcomes.length === 0) return ''
  const { texts } = context
  // A source shared by all is named once, below them.
  const [source = '', ...others] = new Set(outcomes.map((outcome) => outcome.source))
  const isShared = source !== '' && others.length === 0
  const items = outcomes.map((outcome) =>
    outcomeItem(isShared ? { ...outcome, source: '' } : outcome, projects, context),
  )
  return html`<section class="programme__part"><h2>${texts.outcomes}</h2><ul class="outcomes">
!${items.join('\n')}
</ul>!${isShared ? html`<p class="outcome__note">${texts.source(source)}</p>` : ''}</section>`
}

function outcomeItem(outcome: OutcomeOfProgramme, projects: Project[], context: PageContext): string {
  const { texts } = context
  const sentence = worded(outcome.sentence, context)
  const project = projects.find(({ id }) => id === outcome.project)
  const of = project && worded(project.title, context)
  return html`<li class="outcome!${outcome.figure ? '' : ' outcome--words'}">
!${outcome.figure ? html`<strong class="outcome__figure">${outcome.figure}</strong>` : ''}
<p class="outcome__sentence"!${sentence.lang}>${sentence.text}</p>
!${of ? html`<p class="outcome__note"!${of.lang}>${of.text}</p>` : ''}
!${outcome.source ? html`<p class="outcome__note">${texts.source(outcome.source)}</p>` : ''}
</li>`
}

function projects({ projects }: Programme, works: ProgrammeWorks, context: PageContext): string {
  if (projects.length === 0) return ''
  return html`<section class="programme__part"><h2>${context.texts.projects}</h2><ul class="projects">
!${projects.map((project) => projectItem(project, works, context)).join('\n')}
</ul></section>`
}

function projectItem(project: Project, { pictures }: ProgrammeWorks, context: PageContext): string {
  const { texts } = context
  const title = worded(project.title, context)
  const text = worded(project.text, context)
  const row = (label: string, value: string | null): string =>
    value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : ''
  const poster = project.picture === null ? null : pictures.get(project.picture)?.urls.poster
  return html`<li class="project" id="proyecto-${project.id}">
!${poster ? html`<img class="project__picture" src="${ownPath(poster, context)}" alt="" loading="lazy" decoding="async">` : ''}
<div class="project__body"><h3!${title.lang}>${title.text}</h3>
<div class="prose"!${text.lang}>!${paragraphs(text.text)}</div>
<dl class="facts">!${row(texts.scope, project.places.map(placeName).join('; '))}!${row(texts.cooperation, project.partner)}!${row(texts.dates, period(project, texts))}</dl>
</div></li>`
}

function ofKind(
  kind: Kind,
  { title, counts }: Programme,
  { latest }: ProgrammeWorks,
  context: PageContext,
): string {
  const { texts } = context
  const works = latest[kind]
  if (works.length === 0) return ''
  const all = address({ kind, programme: title.es })
  const more =
    counts[kind] > works.length
      ? html`<p class="pager"><a class="button button--quiet" href="${inLanguage(all, context)}">${texts.seeAllOf(texts.countOfKind[kind](counts[kind]))}</a></p>`
      : ''
  return html`<section class="programme__part"><h2>${texts.kinds[kind]}</h2>
<ul class="cards">
!${works.map((work) => card(work, context, false)).join('\n')}
</ul>!${more}</section>`
}

function share({ slug, id }: Programme, title: string, context: PageContext): string {
  const { texts, baseUrl } = context
  const message = encodeURIComponent(`${title} ${baseUrl}${paths.programme(slug)}`)
  return html`<section class="share"><h2>${texts.share}</h2>
<p><a class="button" href="https://wa.me/?text=${message}" rel="noopener">${texts.shareWhatsApp}</a></p>
<p><a href="${inLanguage(paths.wallPoster(paths.programme(slug)), context)}">${texts.poster.title}</a></p>
<p><a href="/feeds/works.xml?programme=${id}">${texts.worksFeed}</a></p>
</section>`
}

function head(programme: Programme, works: ProgrammeWorks, context: PageContext): string {
  const { baseUrl, organisation } = context
  const title = worded(programme.title, context).text
  const about = summary(worded(programme.text, context).text)
  const url = baseUrl + paths.programme(programme.slug)
  const image = KINDS.flatMap((kind) => works.latest[kind]).find(({ urls }) => urls.poster)?.urls.poster
  const funders = [...new Set(programme.projects.flatMap(({ partner }) => partner ?? []))]
  return html`<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${url}">
<meta property="og:site_name" content="${organisation}">
!${image ? html`<meta property="og:image" content="${image}">` : ''}
<link rel="alternate" type="application/rss+xml" title="${title}" href="/feeds/works.xml?programme=${programme.id}">
<link rel="alternate" type="application/feed+json" title="${title}" href="/feeds/works.json?programme=${programme.id}">
!${jsonLdBlock({
    '@type': 'Project',
    name: title,
    description: about,
    url,
    parentOrganization: { '@type': 'Organization', name: organisation, url: `${baseUrl}/` },
    funder: funders.map((name) => ({ '@type': 'Organization', name })),
    areaServed: [...new Set(programme.projects.flatMap(({ places }) => places.map(placeName)))].map(
      (name) => ({ '@type': 'Place', name }),
    ),
    subOrganization: programme.projects.map((project) => ({
      '@type': 'Project',
      name: worded(project.title, context).text,
      url: `${url}#proyecto-${project.id}`,
    })),
  })}`
}
