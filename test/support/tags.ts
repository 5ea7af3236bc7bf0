import type { WorkTags } from '../../media/jobs/queues.ts'

/** Tags with everything in them that breaks a careless program. */
export const SAMPLE_TAGS: WorkTags = {
  title: '-Hilario "¡basta!"; 50% = 1/2 📻',
  language: 'es-PE',
  programme: 'Género y Violencia',
  licence: 'CC-BY-NC-4.0',
  credits: 'Voz: María Ñaupari\nSonido: José Pérez',
  organisation: 'Acción y Desarrollo',
  identifier: 'AYD-000123',
  validFrom: '2026-01-10T05:00:00Z',
  validUntil: '2026-02-11T04:59:59Z',
  script: 'LOCUTOR: ¿Qué es ser hombre?\nVOZ: Cuidar.',
  page: 'https://ejemplo.pe/works/hilario',
}
