import type { FeedSpot } from '../../../server/feeds/feed-spot.ts'
import type { Channel, FeedFormat } from '../../../server/feeds/format.ts'

export const CHANNEL: Channel = {
  title: 'Acción y Desarrollo: spots',
  description: 'Spots que se pueden emitir hoy.',
  organisation: 'Acción y Desarrollo',
  homeUrl: 'https://chaski.example/?kind=spot',
  feedUrl: 'https://chaski.example/feeds/spots.xml?place=Jauja&language=es',
  firstUrl: 'https://chaski.example/feeds/spots.xml?place=Jauja&language=es',
  nextUrl: null,
  imageUrl: 'https://chaski.example/feeds/cover.png',
  owner: 'radio@chaski.example',
  language: 'es-PE',
  changedAt: new Date('2026-01-12T15:00:00Z'),
}

const file = (name: string, extension: string, type: string, bitrate: number | undefined) => {
  const fileName = `AYD-000123_v2_es-PE_30s_20260110-20260210.${extension}`
  return {
    name,
    file: `${name}.${extension}`,
    type,
    bytes: 481_234,
    sha256: 'ab'.repeat(32),
    ...(bitrate && { bitrate }),
    channels: 2,
    profile: 'broadcast',
    fileName,
    url: `https://chaski.example/spots/123-v2/${name}/${fileName}`,
  }
}

const MP3 = file('mp3-128', 'mp3', 'audio/mpeg', 128_000)

/** A spot whose words break a careless writer. */
export function feedSpot(changes: Partial<FeedSpot> = {}): FeedSpot {
  return {
    guid: '0b9a3a8e-6f0c-5d52-9a34-0d6a5e1f3c11',
    code: 'AYD-000123',
    title: 'Hilario & «¡basta!» <30 s> "uno" ]]>',
    summary: 'Primera línea.\n\nSegunda: 1 < 2 & más\u0007 📻',
    language: 'es-PE',
    categories: ['Género y Violencia', 'Jauja'],
    licence: 'CC-BY-NC-4.0',
    credits: 'Voz: María Ñaupari',
    publishedAt: new Date('2026-01-10T05:00:01Z'),
    changedAt: new Date('2026-01-12T15:00:00Z'),
    validFrom: '2026-01-10T05:00:00.000Z',
    validUntil: '2026-02-11T05:00:00.000Z',
    duration: 30.04,
    pageUrl: 'https://chaski.example/works/hilario',
    scriptUrl: 'https://chaski.example/works/hilario/libreto.txt',
    timedScript: null,
    files: [MP3, file('flac', 'flac', 'audio/flac', undefined)],
    enclosure: MP3,
    ...changes,
  }
}

/** A whole feed, as it is sent. */
export function feedText(
  format: FeedFormat,
  spots: FeedSpot[] = [feedSpot()],
  channel: Channel = CHANNEL,
): string {
  return format.begin(channel) + spots.map((spot) => format.entry(spot)).join(format.between) + format.end
}
