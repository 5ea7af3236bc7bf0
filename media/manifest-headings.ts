/**
 * The columns of a manifest and the headings by which they are known, plain (`plainHeading`): in Spanish as staff
 * write them, and by the names of the API.
 */
export const COLUMNS = {
  key: ['clave', 'codigo', 'key', 'id'],
  file: ['archivo', 'file', 'fichero', 'nombre_de_archivo', 'filename'],
  kind: ['tipo', 'kind'],
  title: ['titulo', 'title'],
  description: ['descripcion', 'description'],
  language: ['idioma', 'language', 'lengua'],
  places: ['lugares', 'lugar', 'places'],
  programme: ['programa', 'programme'],
  project: ['proyecto', 'project'],
  partner: ['entidad', 'cooperante', 'entidad_cooperante', 'partner'],
  licence: ['licencia', 'licence', 'license'],
  credits: ['creditos', 'credits'],
  tags: ['temas', 'etiquetas', 'tags'],
  visibility: ['visibilidad', 'visibility'],
  sensitive: ['delicado', 'delicada', 'sensible', 'sensitive'],
  contentNote: ['advertencia', 'aviso', 'content_note', 'contentnote'],
  publishAt: ['publicar_desde', 'fecha_de_publicacion', 'publicacion', 'publish_at', 'publishat'],
  publishUntil: ['publicar_hasta', 'fin_de_publicacion', 'publish_until', 'publishuntil'],
  validFrom: ['vigente_desde', 'valid_from', 'validfrom'],
  validUntil: ['vigente_hasta', 'valid_until', 'validuntil'],
  script: ['libreto', 'script'],
  captions: ['subtitulos', 'captions'],
  views: ['vistas', 'vistas_anteriores', 'views'],
  viewsAt: ['vistas_al', 'fecha_de_vistas', 'vistas_fecha', 'views_at'],
  viewsSource: ['fuente_de_vistas', 'vistas_fuente', 'fuente', 'views_source'],
} as const satisfies Record<string, readonly string[]>

export type Column = keyof typeof COLUMNS
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[]

/** The column that a plain heading names; null for one that nobody knows. */
export function columnNamed(heading: string): Column | null {
  return COLUMN_NAMES.find((column) => COLUMNS[column].some((name) => name === heading)) ?? null
}
