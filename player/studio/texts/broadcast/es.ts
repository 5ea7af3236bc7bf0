/** What is said of a spot on its way to stations, and of captions. */
export const words = {
  spotStations: {
    title: 'En las emisoras',
    none: 'Todavía no hay emisoras que reciban los spots.',
    add: 'Agregar una emisora',
    list: 'Ver emisora por emisora',
    holding: (done: number, all: number) =>
      all === 1
        ? done === 1
          ? 'La emisora informa que lo tiene'
          : 'La emisora todavía no informa que lo tenga'
        : `${done} de ${all} emisoras ${done === 1 ? 'informa que lo tiene' : 'informan que lo tienen'}`,
    confirmed: (done: number, all: number) =>
      done === all && all > 0
        ? all === 1
          ? 'La emisora confirmó que ya no lo emite'
          : 'Todas las emisoras confirmaron que ya no lo emiten'
        : all === 1
          ? 'La emisora todavía no confirma que ya no lo emite'
          : `${done} de ${all} emisoras ${done === 1 ? 'confirmó que ya no lo emite' : 'confirmaron que ya no lo emiten'}`,
    since: (when: string) => `Desde el ${when}.`,
    reasons: {
      withdrawn: 'Las emisoras tienen la orden de retirarlo.',
      ended: 'Terminó su vigencia: las emisoras tienen la orden de retirarlo.',
      unpublished: 'No es público: las emisoras que lo tenían reciben la orden de retirarlo.',
      removed: 'No está en el catálogo: las emisoras que lo tenían reciben la orden de retirarlo.',
    },
    standings: {
      holds: 'Lo tiene',
      older: 'Tiene una versión anterior',
      without: 'No informa que lo tenga',
      confirmed: 'Confirmó',
      stillHolds: 'Todavía lo tiene',
      silent: 'Aún no confirma',
    },
    notices: {
      email: { queued: 'Correo por enviar', sent: 'Correo enviado', failed: 'El correo no se pudo enviar' },
      webhook: {
        queued: 'Aviso automático por enviar',
        sent: 'Aviso automático entregado',
        failed: 'El aviso automático no se pudo entregar',
      },
    },
  },

  broadcast: {
    title: 'Para las emisoras',
    lead: 'Lo que la emisora necesita saber para emitirlo. Todo es opcional.',
    film: 'Libreto',
    filmLead:
      'Lo que se dice en el video, palabra por palabra. Con él se hacen los subtítulos, si no subió otros.',
    filmHint: 'Quien habla va en mayúsculas con dos puntos; lo que no se dice, entre paréntesis.',
    script: 'Libreto',
    scriptHint: 'Las palabras tal como se dicen. La emisora puede imprimirlo o leerlo al aire.',
    spoken: (time: string) => `Leído al aire toma ${time}, más o menos.`,
    outCue: 'Termina con',
    outCueHint: 'Las últimas palabras, para que el operador sepa cuándo acaba.',
    campaign: 'Campaña',
    playsPerDay: 'Veces al día',
    playsPerDayHint: 'Lo que se desea; la emisora decide.',
    playsOutOfRange: (most: number) => `Escriba un número entero de 1 a ${most}.`,
    dayparts: 'Horarios deseados',
    daypartsHint: (city: string) => `Hora de ${city}. Sin horarios, vale cualquier hora.`,
    from: 'Desde',
    to: 'Hasta',
    addDaypart: 'Agregar un horario',
    removeDaypart: (number: number) => `Quitar el horario ${number}`,
    remove: 'Quitar',
    daypartHalf: 'Escriba las dos horas, o quite el horario.',
    daypartEmpty: 'Las dos horas son la misma.',
    contact: 'Contacto para las emisoras',
    contactHint: 'A quién pueden preguntar por este spot.',
    mayEdit: 'La emisora puede recortarlo o hablar encima',
    mayEditHint: 'Si no lo marca, se emite tal como está.',
    filler: 'De relleno: se emite cuando no hay otro',
    fillerHint:
      'El agente lo pone en la carpeta solo si no hay ningún otro spot que emitir, para que no quede vacía.',
    replaces: 'Reemplaza a otro spot',
    replacesHint: 'Las emisoras sabrán cuál es el anterior. Para que dejen de emitirlo, retírelo también.',
    searchSpot: 'Buscar el spot anterior',
  },

  captions: {
    title: 'Subtítulos',
    none: 'Este video no tiene subtítulos.',
    language: 'Idioma de los subtítulos',
    add: 'Subir subtítulos',
    replace: 'Reemplazar subtítulos',
    added: (language: string) => `Subtítulos en ${language} publicados.`,
    hint: 'Archivo SRT o WebVTT. Se ven en el reproductor apenas se suben.',
    remove: 'Quitar',
    removeOf: (language: string) => `Quitar los subtítulos: ${language}`,
    removeText: 'Dejarán de verse en el reproductor. Podrá subirlos otra vez.',
    removeConfirm: 'Sí, quitarlos',
    removed: 'Subtítulos quitados.',
    faultsTitle: 'El archivo tiene errores y no se subió.',
    faultsHint: 'Corrija estas líneas y súbalo otra vez:',
    fault: (line: number, what: string) => `Línea ${line}: ${what}`,
    faults: {
      noTime: 'falta la línea de tiempos, como 00:00:01,000 --> 00:00:02,000.',
      unreadableTime: 'los tiempos no se entienden; deben ser como 00:00:01,000 --> 00:00:02,000.',
      overSixty: 'los minutos y los segundos van de 0 a 59.',
      endsBeforeStart: 'el final no es posterior al comienzo.',
      empty: 'el archivo no tiene subtítulos.',
    },
  },
}
