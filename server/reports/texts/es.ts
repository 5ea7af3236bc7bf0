import type { Kind } from '../../../media/vocabulary.ts'

/** The words of a report. Every figure says how it was got. */
export const es = {
  report: 'Informe',
  of: (organisation: string) => `Informe de ${organisation}`,
  period: 'Periodo',
  between: (from: string, until: string) => `Del ${from} al ${until}`,
  programme: 'Programa',
  project: 'Proyecto',
  projects: 'Proyectos',
  partner: 'Entidad cooperante',
  scope: 'Ámbito',
  made: 'Elaborado',
  fixed: (at: string, by: string) =>
    `Versión fijada el ${at} por ${by}. Sus cifras no cambian aunque después se cuente más.`,
  inShort: 'En resumen',
  figures: {
    published: ['obras publicadas', 'Obras que se hicieron públicas en el periodo.'],
    views: [
      'vistas',
      'Videos vistos 10 segundos, spots escuchados y folletos leídos 3 segundos o más, en el periodo.',
    ],
    minutes: ['minutos', 'Tiempo en que se vieron, escucharon o leyeron.'],
    downloads: ['descargas', 'Archivos completos que guardaron personas.'],
    airings: ['emisiones', 'Informadas por las emisoras: por su programa, por su registro o a mano.'],
    stations: ['emisoras', 'Las que informaron al menos una emisión en el periodo.'],
    earlier: [
      'vistas anteriores',
      'Las contó otro sistema, hasta la fecha que se indica; no se suman a las demás.',
    ],
  } satisfies Record<string, [string, string]>,
  works: 'Obras',
  new: 'nueva',
  newWorks: 'Obras publicadas y su alcance',
  nothingNew: 'En el periodo no se publicó ninguna obra.',
  noWorks: 'Todavía no hay obras.',
  kinds: { video: 'video', spot: 'spot de radio', brochure: 'folleto' } satisfies Record<
    Kind,
    string
  > as Record<Kind, string>,
  columns: {
    work: 'Obra',
    kind: 'Tipo',
    published: 'Publicada',
    views: 'Vistas',
    minutes: 'Minutos',
    downloads: 'Descargas',
    airings: 'Emisiones',
    earlier: 'Anteriores',
    place: 'Provincia',
    stations: 'Emisoras',
  },
  total: 'Total',
  stations: 'Emisoras y emisiones',
  noAirings: 'Ninguna emisora informó emisiones en el periodo.',
  unknownPlace: 'Sin provincia',
  outcomes: 'Resultados',
  source: (source: string) => `Fuente: ${source}`,
  earlierOf: (count: number, views: string, source: string, day: string) =>
    `${views} ${count === 1 ? 'vista, contada' : 'vistas, contadas'} por: ${source}, hasta el ${day}.`,
  earlier: 'Vistas anteriores',
  method: 'Cómo se contó',
  methodText:
    'Una vista cuenta una sola vez, en el día en que ocurrió, y solo si la página de la obra responde por ella; no se guarda nada de quien mira. No se cuentan los programas que se anuncian como robots, el personal, ni abrir otra vez la misma página dentro de la hora. Lo que llega de golpe, en multitud, queda aparte hasta que el personal decide. Las vistas de otros sistemas se muestran siempre aparte, con su fecha y su fuente. Las emisiones son las que informan las emisoras; cada una se cuenta una vez.',
  apartText: (count: number, views: string) =>
    count === 1
      ? 'En el periodo quedó aparte 1 vista que llegó en multitud; no está en ninguna suma.'
      : `En el periodo quedaron aparte ${views} vistas que llegaron en multitud; no están en ninguna suma.`,
  page: (page: number, pages: number) => `Página ${page} de ${pages}`,
  print: 'Imprimir',
  pdf: 'Guardar como PDF',
  show: 'Mostrar',
  from: 'Desde',
  until: 'Hasta',
}
export type ReportTexts = typeof es
