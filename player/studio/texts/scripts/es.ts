/** The script with the times at which it is heard. */
export const words = {
  title: 'Libreto con tiempos',
  lead: 'Cada frase con el segundo en que se oye. De aquí salen los subtítulos, la lectura en la página y los tiempos para quien conduce.',
  outdated: 'El libreto o el sonido cambió: se están buscando los tiempos nuevos.',
  startOf: (number: number) => `Frase ${number}: empieza (segundos)`,
  endOf: (number: number) => `Frase ${number}: termina (segundos)`,
  listen: 'Oír',
  listenTo: (number: number) => `Oír la frase ${number}`,
  doubtful: 'No se reconoció en el sonido.',
  mended: 'Tiempo puesto a mano.',
  shift: 'Segundos que se mueven todas; con − hacia atrás',
  shiftAll: 'Mover todas',
  order: 'Cada frase termina después de empezar y empieza después de la anterior.',
  save: 'Guardar tiempos',
  saved: 'Tiempos guardados.',
}
