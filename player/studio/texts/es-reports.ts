/** What the studio says of reports; it comes with the screen of a programme. */
export const esReports = {
  title: 'Informe',
  hint: 'Lo publicado, las vistas, las emisiones y los resultados de un periodo, listo para imprimir o enviar.',
  from: 'Desde',
  until: 'Hasta',
  about: 'De qué',
  whole: 'Todo el programa',
  ofPartner: (partner: string) => `Lo que apoya ${partner}`,
  open: 'Ver el informe',
  pdf: 'PDF',
  fix: 'Fijar esta versión',
  fixHint: 'Fijada, sus cifras ya no cambian aunque después se cuente más.',
  fixed: 'Versión fijada.',
  fixedTitle: 'Versiones fijadas',
  fixedLine: (from: string, until: string) => `${from} – ${until}`,
  fixedBy: (at: string, by: string) => `fijada el ${at} por ${by}`,
}
