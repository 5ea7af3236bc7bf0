import type { Programme } from '../../../media/schemas/programme.ts'

const none = { es: '', qu: '', en: '' }

/** A public programme with one project and two outcomes. */
export const programme = (said: Partial<Programme> = {}): Programme => ({
  id: 'p2345678abcdefgh',
  slug: 'genero-y-violencia',
  title: { es: 'Género y Violencia', qu: '', en: 'Gender and Violence' },
  text: { ...none, es: 'Cuestiona las creencias.\n\nOtras formas de ser hombre.' },
  visibility: 'public',
  position: 0,
  projects: [
    {
      id: 'j2345678abcdefgh',
      title: { ...none, es: 'Trabajo con hombres rurales' },
      text: none,
      places: [
        { department: 'Huancavelica', province: 'Tayacaja', district: null },
        { department: 'Junín', province: 'Jauja', district: null },
      ],
      partner: 'Bernard van Leer Foundation',
      startsOn: '2010-03-01',
      endsOn: null,
      picture: null,
      position: 0,
    },
  ],
  outcomes: [
    {
      id: 'o2345678abcdefgh',
      figure: '200',
      sentence: { ...none, es: 'hombres rurales cambiaron' },
      source: 'Informe final',
      project: 'j2345678abcdefgh',
      position: 0,
    },
    {
      id: 'o3345678abcdefgh',
      figure: '',
      sentence: { ...none, es: '<b>dos</b> planes provinciales' },
      source: '',
      project: null,
      position: 1,
    },
  ],
  counts: { video: 2, spot: 0, brochure: 1, views: 4236 },
  url: 'https://radio.example/programas/genero-y-violencia',
  createdAt: '2026-11-27T00:00:00.000Z',
  updatedAt: '2026-11-27T00:00:00.000Z',
  ...said,
})
