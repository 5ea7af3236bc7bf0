import type { WorkEdit } from '../../../media/schemas/work.ts'

export interface Sample {
  /** Name of the file that `workers/samples` makes. */
  file: string
  type: string
  fields: WorkEdit & { title: string }
}

const COMMON = {
  language: 'es-PE',
  programme: 'Género y Violencia',
  licence: 'CC-BY-NC-4.0',
  credits: 'Acción y Desarrollo. Imagen y sonido hechos por computadora para esta muestra.',
  visibility: 'public',
} as const

/**
 * One work of each kind. Facts come from what the organisation publishes; names of its films carry “(muestra)”, as
 * these are not those films.
 */
export const SAMPLES: readonly Sample[] = [
  {
    file: 'hilario.mp4',
    type: 'video/mp4',
    fields: {
      ...COMMON,
      title: 'Masculinidad y Violencia de Género – «Hilario» (muestra)',
      description:
        'Hilario cuenta cómo dejó de mandar a gritos y aprendió a escuchar a su familia.\n\n' +
        'Video de muestra: la cara, la voz y el reloj fueron hechos por computadora para probar que todo funciona.',
      places: ['Tayacaja', 'Jauja'],
      partner: 'Bernard van Leer Foundation',
      tags: ['masculinidades', 'crianza', 'muestra'],
    },
  },
  {
    file: 'spot.wav',
    type: 'audio/wav',
    fields: {
      ...COMMON,
      title: 'La violencia no es costumbre (muestra)',
      description:
        'Spot de 30 segundos para radios comunitarias: conversar también es cosa de hombres.\n\n' +
        'Audio de muestra, con voz y música hechas por computadora.',
      places: ['Tayacaja', 'Jauja'],
      partner: 'Bernard van Leer Foundation',
      tags: ['spot', 'masculinidades', 'muestra'],
    },
  },
  {
    file: 'folleto.pdf',
    type: 'application/pdf',
    fields: {
      ...COMMON,
      title: 'Otra forma de ser hombre (muestra)',
      description:
        'Folleto de cuatro páginas: lo que aprendimos escuchando a los hombres del campo, lo que cambió y las chicas que lideran.',
      places: ['Tayacaja', 'Jauja', 'San Juan de Lurigancho'],
      partner: 'EMpower',
      tags: ['folleto', 'liderazgo', 'muestra'],
    },
  },
]
