/** What is said of several works at once; it comes when works are first chosen. */
export const words = {
  title: 'Obras elegidas',
  chosen: (count: number) => {
    if (count === 0) return 'Elija obras de la lista'
    return count === 1 ? '1 obra elegida' : `${count} obras elegidas`
  },
  all: 'Elegir todas las que se ven',
  none: 'Ninguna',
  end: 'Terminar',
  edit: 'Cambiar datos',
  editHint: 'Lo que deje vacío queda como lo tiene cada obra.',
  asItIs: 'Como lo tiene cada obra',
  placesHint: 'Reemplazan a los lugares de cada obra.',
  tagsHint: 'Se agregan a las que ya tiene cada obra.',
  apply: 'Aplicar a las elegidas',
  withdrawTitle: (count: number) =>
    count === 1 ? '¿Retirar 1 obra de circulación?' : `¿Retirar ${count} obras de circulación?`,
  withdrawText:
    'Dejarán de verse y descargarse, y las emisoras recibirán el aviso de no difundir los spots. Después podrá deshacerlo.',
  trashTitle: (count: number) =>
    count === 1 ? '¿Enviar 1 obra a la papelera?' : `¿Enviar ${count} obras a la papelera?`,
  trashConfirm: 'Sí, a la papelera',
  progress: 'Avance',
  done: (count: number) => {
    if (count === 0) return 'No había nada que cambiar.'
    return count === 1 ? 'Listo: cambió 1 obra.' : `Listo: cambiaron ${count} obras.`
  },
  undone: (count: number) =>
    count === 1
      ? 'Se deshizo: 1 obra quedó como estaba.'
      : `Se deshizo: ${count} obras quedaron como estaban.`,
  failed: (count: number) =>
    count === 1 ? '1 obra quedó como estaba:' : `${count} obras quedaron como estaban:`,
  undo: 'Deshacer',
}
