/** What the screen of help lines says; it comes with that screen. */
export const words = {
  title: 'Ayuda y salida rápida',
  lead: 'Lo que cuida a quien mira el sitio en un teléfono compartido. Lo que cambie aquí cambia al momento en todas las páginas, los guiones y los certificados.',

  services: 'Líneas de ayuda y centros',
  servicesHint:
    'Se muestran junto a cada obra. Llame a cada número al menos dos veces al año: un número que nadie contesta hace daño.',
  none: 'Todavía no hay ninguna. Sin una línea de ayuda no se puede publicar una obra delicada.',
  stale: 'Por confirmar',
  hidden: 'No se muestra',
  everywhere: 'todo el país',
  confirmedAgo: (ago: string) => `confirmada ${ago}`,
  staleNote: (ago: string) =>
    `Nadie la confirma desde ${ago}. Llame y, si todo sigue igual, márquela como confirmada.`,
  edit: (name: string) => `Editar «${name}»`,
  confirm: 'Llamé: todo sigue igual',
  confirmed: (name: string) => `${name}: confirmada hoy.`,
  add: 'Agregar una línea o un centro',
  added: 'Agregada. Ya se muestra en el sitio.',
  hide: 'Dejar de mostrar',
  show: 'Mostrar en el sitio',
  hidingTitle: '¿Dejar de mostrarla?',
  hidingText: 'Desaparece de todas las páginas. Aquí se conserva y puede volver a mostrarse.',

  name: 'Nombre',
  phone: 'Teléfono',
  phoneHint: 'Tal como se marca: solo cifras y espacios.',
  hours: 'Horario',
  hoursHint: 'Por ejemplo «24 horas» o «lunes a viernes, 8:00 a 16:30».',
  place: 'Provincia o distrito',
  placeHint: 'Vacío: en todo el país. Con un lugar, se muestra primero junto a las obras de ese lugar.',
  quechua: 'Quechua',
  spoken: 'Idiomas en que atienden',
  text: 'Una frase para quien la lee',
  chat: 'Dirección para escribir (chat)',
  chatHint: 'Empieza con https:// · puede quedar vacía.',

  leave: 'Salida rápida',
  leaveHint:
    'El botón «Salir ya» está en todas las páginas y lleva de inmediato a esta dirección. Elija una página que cualquiera podría estar leyendo: el clima, noticias, deportes.',
  leaveTo: 'A dónde lleva',
  leaveToHint: 'Empieza con https://',
  leaveTry: 'Abrir para probarla',
  leaveSaved: 'Guardada. Todas las páginas llevan ya a esa dirección.',
}
