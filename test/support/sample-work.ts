import type { Work, WorkUrls } from '../../media/schemas/work.ts'

/** The addresses of a work of which nothing is published. */
export function bareAddresses(id: string, slug: string, baseUrl: string): WorkUrls {
  return {
    page: `${baseUrl}/works/${slug}`,
    embed: `${baseUrl}/embed/${id}`,
    hls: null,
    start: [],
    poster: null,
    posterSmall: null,
    waveform: null,
    storyboard: null,
    downloads: [],
    pages: [],
    captions: [],
  }
}

/** A work as the API shows it: a public, finished video with nothing optional filled in, but for `changes`. */
export function sampleWork(changes: Partial<Work> = {}): Work {
  const { id = 'abcdefghjkmnpqrs', slug = 'hilario' } = changes
  return {
    id,
    slug,
    number: 1,
    kind: 'video',
    title: 'Hilario (muestra)',
    description: '',
    language: 'es-PE',
    places: [],
    programme: null,
    programmeId: null,
    project: null,
    partner: null,
    licence: null,
    credits: '',
    tags: [],
    visibility: 'public',
    publishAt: null,
    publishUntil: null,
    validFrom: null,
    validUntil: null,
    withdrawnAt: null,
    withdrawalReason: null,
    trashedAt: null,
    broadcast: null,
    sensitive: false,
    contentNote: null,
    status: 'ready',
    playable: true,
    progress: 1,
    timeLeft: null,
    error: null,
    warnings: [],
    version: 1,
    fileName: 'hilario.mp4',
    duration: 30,
    bytes: 1_000_000,
    sha256: '0'.repeat(64),
    width: 640,
    height: 360,
    views: 0,
    loudness: null,
    chapters: [],
    pageCount: null,
    outline: [],
    urls: bareAddresses(id, slug, 'http://localhost'),
    createdAt: '2026-01-01T00:00:00.000Z',
    etag: '"one"',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  }
}
