/** What is decided for an organisation that has set nothing; also what a station agent assumes until it is told. */
export const HOUSE_DEFAULTS = {
  organisation: 'Acción y Desarrollo',
  timeZone: 'America/Lima',
  /** Peru keeps UTC−5 all year. */
  offsetMinutes: -300,
  spotPrefix: 'AYD',
} as const
