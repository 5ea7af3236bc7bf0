import type { FigureGroup } from '../../media/figure-groups.ts'
import type { InterfaceLanguage, Kind } from '../../media/vocabulary.ts'

interface Headings {
  sheet: string
  groups: Readonly<Record<FigureGroup, string>>
  /** In the order of `SUMMED`. */
  sums: readonly string[]
  apart: string
  stations: string
  airings: string
  earlier: string
  kinds: Readonly<Record<Kind, string>>
  earlierOf(source: string, day: string): string
}

/** What the columns and some rows of a table of figures are called. */
export const FIGURE_HEADINGS: Record<InterfaceLanguage, Headings> = {
  es: {
    sheet: 'Cifras',
    groups: {
      day: 'día',
      month: 'mes',
      programme: 'programa',
      project: 'proyecto',
      work: 'obra',
      kind: 'tipo',
      language: 'idioma',
      place: 'lugar de la emisora',
      province: 'provincia de la emisora',
    },
    sums: ['vistas', 'minutos', 'páginas leídas', 'descargas', 'copias de emisoras', 'emisiones'],
    apart: 'vistas aparte (multitud)',
    stations: 'emisoras',
    airings: 'emisiones',
    earlier: 'vistas anteriores',
    kinds: { video: 'video', spot: 'spot de radio', brochure: 'folleto' },
    earlierOf: (source, day) => `anteriores: ${source}, hasta el ${day}`,
  },
  qu: {
    sheet: 'Yupaykuna',
    groups: {
      day: 'punchaw',
      month: 'killa',
      programme: 'programa',
      project: 'proyecto',
      work: 'ruwasqa',
      kind: 'imayna',
      language: 'rimay',
      place: 'radiopa llaqtan',
      province: 'radiopa provincian',
    },
    sums: [
      ...['qawasqa', 'minutokuna', 'ñawinchasqa rapikuna', 'uraykachisqa'],
      ...['radiokunapa copian', 'radiopi uyarichisqa'],
    ],
    apart: 'sapaqpi qawasqa (qunqay achka)',
    stations: 'radiokuna',
    airings: 'radiopi uyarichisqa',
    earlier: 'ñawpaq qawasqa',
    kinds: { video: 'video', spot: 'radio spot', brochure: 'folleto' },
    earlierOf: (source, day) => `ñawpaq: ${source}, ${day} kama`,
  },
  en: {
    sheet: 'Figures',
    groups: {
      day: 'day',
      month: 'month',
      programme: 'programme',
      project: 'project',
      work: 'work',
      kind: 'kind',
      language: 'language',
      place: 'place of the station',
      province: 'province of the station',
    },
    sums: ['views', 'minutes', 'pages read', 'downloads', 'copies of stations', 'airings'],
    apart: 'views apart (crowd)',
    stations: 'stations',
    airings: 'airings',
    earlier: 'earlier views',
    kinds: { video: 'video', spot: 'radio spot', brochure: 'brochure' },
    earlierOf: (source, day) => `earlier: ${source}, until ${day}`,
  },
}
