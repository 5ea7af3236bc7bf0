import { paths } from '../../media/layout.ts'
import { isoDuration } from '../../media/measures.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { PageContext } from './context.ts'
import { dataBlock } from './data-block.ts'

const TYPES = { video: 'VideoObject', spot: 'AudioObject', brochure: 'DigitalDocument' } as const

/** A work for search engines (schema.org). */
export function jsonLd(work: Work, context: PageContext): string {
  return jsonLdBlock(facts(work, context))
}

/** The MP3 for whoever hears it on a phone: what is made for broadcasting is too quiet there. */
export function phoneSound({ urls }: Pick<Work, 'urls'>): Work['urls']['downloads'][number] | undefined {
  const sounds = urls.downloads.filter(({ type }) => type === 'audio/mpeg')
  return sounds.find(({ profile }) => profile === 'web') ?? sounds[0]
}

/** A schema.org object; empty properties are left out. */
export function jsonLdBlock(said: Record<string, unknown>): string {
  const known = Object.entries({ '@context': 'https://schema.org', ...said }).filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && !isEmpty(value),
  )
  return dataBlock('application/ld+json', Object.fromEntries(known))
}

function facts(work: Work, { baseUrl, organisation }: PageContext): Record<string, unknown> {
  const file = (work.kind === 'spot' && phoneSound(work)) || work.urls.downloads[0]
  return {
    '@type': TYPES[work.kind],
    name: work.title,
    description: work.description || work.title,
    url: baseUrl + paths.page(work.slug),
    inLanguage: work.language,
    thumbnailUrl: work.urls.poster ?? work.urls.card,
    uploadDate: work.publishAt ?? work.createdAt,
    dateModified: work.updatedAt,
    duration: work.duration === null ? null : isoDuration(work.duration),
    contentUrl: file?.url,
    encodingFormat: file?.type,
    embedUrl: work.kind === 'brochure' ? null : work.urls.embed,
    license: work.licence,
    keywords: work.tags.join(', '),
    expires: work.validUntil,
    contentLocation: work.places.map((name) => ({ '@type': 'Place', name })),
    publisher: { '@type': 'Organization', name: organisation, url: `${baseUrl}/` },
    funder: work.partner && { '@type': 'Organization', name: work.partner },
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: { '@type': work.kind === 'spot' ? 'ListenAction' : 'WatchAction' },
      userInteractionCount: work.views,
    },
  }
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0
