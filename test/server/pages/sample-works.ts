import { houseOf } from '../../../media/house.ts'
import type { Work } from '../../../media/schemas/work.ts'
import type { PageContext } from '../../../server/pages/context.ts'
import type { Site } from '../../../server/pages/request-context.ts'
import { TEXTS } from '../../../server/pages/texts/choose.ts'
import { bareAddresses, sampleWork } from '../../support/sample-work.ts'

export const BASE_URL = 'https://radio.example'

const SHA = 'a'.repeat(64)

export const context: PageContext & Site = {
  ...houseOf(),
  language: 'es',
  languageInAddress: false,
  discreet: false,
  discreetInAddress: false,
  texts: TEXTS.es,
  baseUrl: BASE_URL,
  siteTexts: {},
  leaveTo: 'https://weather.example/',
  services: [],
  safety: async () => ({ leaveTo: 'https://weather.example/', services: [] }),
  assets: {
    style: '/assets/style-1.css',
    leave: '/assets/leave-1.js',
    reportStyle: '/assets/report-1.css',
    paperStyle: '/assets/paper-1.css',
    scripts: {
      video: ['/assets/video-1.js', '/assets/common-1.js'],
      spot: ['/assets/spot-1.js', '/assets/common-1.js'],
      brochure: ['/assets/brochure-1.js', '/assets/common-1.js'],
      kept: ['/assets/kept-1.js', '/assets/common-1.js'],
    },
  },
}

const common: Partial<Work> = {
  programme: 'Género y Violencia',
  programmeId: 'p2345678abcdefgh',
  licence: 'CC-BY-NC-4.0',
  duration: null,
  sha256: SHA,
  width: null,
  height: null,
  createdAt: '2026-01-10T15:00:00Z',
  updatedAt: '2026-01-11T15:00:00Z',
}

export function video(changes: Partial<Work> = {}): Work {
  const id = 'v2345678abcdefgh'
  const at = `${BASE_URL}/media/${id}/1`
  return sampleWork({
    ...common,
    id,
    slug: 'hilario-muestra',
    kind: 'video',
    title: 'Hilario (muestra)',
    description:
      'Hilario cuenta cómo aprendió que ser hombre era mandar, y qué cambió en su casa cuando empezó a dudarlo.\n\nMuestra hecha para probar el sistema.',
    places: ['Tayacaja', 'Jauja'],
    partner: 'Bernard van Leer Foundation',
    duration: 205.4,
    width: 1280,
    height: 720,
    views: 3838,
    urls: {
      ...bareAddresses(id, 'hilario-muestra', BASE_URL),
      hls: `${at}/master.m3u8`,
      start: [`${at}/144/index.m3u8`, `${at}/144/init.mp4`, `${at}/144/seg00000.m4s`],
      poster: `${at}/poster.jpg`,
      posterSmall: `${at}/poster-small.jpg`,
      downloads: [
        { name: 'mp4-480', type: 'video/mp4', url: `${at}/480.mp4`, bytes: 18_400_000, sha256: SHA },
        { name: 'mp4-240', type: 'video/mp4', url: `${at}/240.mp4`, bytes: 4_210_000, sha256: SHA },
      ],
      captions: [{ language: 'es', url: `${at}/es.vtt` }],
    },
    ...changes,
  })
}

export function spot(changes: Partial<Work> = {}): Work {
  const id = 's2345678abcdefgh'
  const at = `${BASE_URL}/media/${id}/1`
  return sampleWork({
    ...common,
    id,
    slug: 'valorame-spot-muestra',
    kind: 'spot',
    title: 'Valórame: spot de 30 segundos (muestra)',
    language: 'quy',
    duration: 30,
    levels: [40, 80, 20],
    views: 1,
    urls: {
      ...bareAddresses(id, 'valorame-spot-muestra', BASE_URL),
      waveform: `${at}/waveform.json`,
      downloads: [
        { name: 'wav', type: 'audio/wav', url: `${at}/spot.wav`, bytes: 2_646_000, sha256: SHA },
        { name: 'mp3-128', type: 'audio/mpeg', url: `${at}/spot.mp3`, bytes: 480_000, sha256: SHA },
      ],
    },
    ...changes,
  })
}

export function brochure(changes: Partial<Work> = {}): Work {
  const id = 'b2345678abcdefgh'
  const at = `${BASE_URL}/media/${id}/1`
  const page = (number: number, text: string): Work['urls']['pages'][number] => ({
    number,
    width: 595,
    height: 842,
    text,
    images: [480, 960, 1440].map((width) => ({
      url: `${at}/pages/00${number}-${width}.webp`,
      width,
      height: Math.round(width * 1.415),
      bytes: width * 60,
    })),
  })
  return sampleWork({
    ...common,
    id,
    slug: 'crianza-sin-golpes-muestra',
    kind: 'brochure',
    title: 'Crianza sin golpes (muestra)',
    pageCount: 2,
    views: 12_400,
    urls: {
      ...bareAddresses(id, 'crianza-sin-golpes-muestra', BASE_URL),
      poster: `${at}/pages/001-480.webp`,
      pages: [page(1, 'Crianza sin golpes\n\nUn folleto para conversar en familia.'), page(2, '')],
      downloads: [
        { name: 'pdf', type: 'application/pdf', url: `${at}/brochure.pdf`, bytes: 640_400, sha256: SHA },
      ],
    },
    ...changes,
  })
}
