/** What is said of filters that are kept. */
export const words = {
  title: 'Filtros guardados',
  save: 'Guardar este filtro',
  name: 'Nombre del filtro',
  remove: (name: string) => `Quitar el filtro «${name}»`,
}
