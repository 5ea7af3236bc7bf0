/** What is said of radio stations, their keys and what they aired; it comes with their screens. */
export const words = {
  stations: {
    title: 'Emisoras',
    back: 'Todas las emisoras',
    add: 'Agregar una emisora',
    create: 'Crear la emisora',
    created: 'Emisora creada.',
    emptyTitle: 'Todavía no hay emisoras',
    emptyText:
      'Agregue las emisoras que difunden los spots. Cada una recibe sus propias claves, y usted verá qué tiene y qué emitió.',
    lastContact: (ago: string) => `Se conectó ${ago}`,
    holds: (count: number, formatted: string) => (count === 1 ? 'Tiene 1 spot' : `Tiene ${formatted} spots`),
    airings: (count: number, formatted: string) =>
      count === 1 ? '1 emisión en 30 días' : `${formatted} emisiones en 30 días`,
    anyLanguage: 'Cualquier idioma',
    states: {
      upToDate: 'Al día',
      behind: 'Falta que confirme',
      quiet: 'Sin noticias hace días',
      never: 'Aún no se conecta',
      revoked: 'Dada de baja',
    },

    facts: 'Sobre la emisora',
    contactName: 'Última conexión',
    acknowledgedName: 'Última confirmación',
    agentName: 'Programa con que se conecta',
    holdsName: 'Spots que tiene',
    createdName: 'Agregada',
    revokedName: 'Dada de baja',
    held: 'Qué spots tiene',
    heldNone:
      'Ninguno, según lo último que informó. Solo informan las emisoras que usan el programa de Chaski.',
    heldSince: (version: number, day: string) => `Versión ${version}, desde el ${day}`,

    edit: 'Datos de la emisora',
    fields: {
      name: 'Nombre',
      place: 'Lugar',
      province: 'Provincia',
      languages: 'Idiomas en que emite',
      contact: 'Contacto',
      email: 'Correo electrónico',
      webhookUrl: 'Dirección para avisos automáticos (webhook)',
      cartFirst: 'Número de cartucho, desde',
      cartLast: 'Hasta',
      nameTemplate: 'Nombre de los archivos',
    },
    placeHint: 'Distrito o provincia.',
    provinceHint: 'Para sumar lo emitido por provincia. Si queda vacía, vale el lugar.',
    contactHint: 'A quién llamar, y a qué número.',
    emailHint: 'Ahí avisamos cuando un spot se retira.',
    languagesHint: 'Recibirá los spots en estos idiomas. Si no marca ninguno, los recibe todos.',
    automation: 'Para su programa de automatización',
    cartsHint:
      'Solo si su programa identifica los audios por número, como Rivendell: el rango que reservó para nosotros.',
    templateHint:
      'Déjelo vacío para el nombre de siempre. Puede usar {code}, {number}, {cart}, {title}, {language}, {seconds}, {from}, {until}; debe tener {code}, {number} o {cart}.',
    templateExample: (name: string) => `Un archivo se llamará así: ${name}`,
    webhookHint: 'Si la emisora tiene un sistema propio: ahí enviamos cada retiro, firmado.',
    faults: {
      nameMissing: 'Escriba el nombre de la emisora.',
      webhookNoAddress: 'Debe empezar con https:// o http://.',
      cartsHalf: 'Escriba los dos números, o ninguno.',
      cartsFaulty: 'Deben ser números de 1 a 999999, y el segundo no puede ser menor.',
      templateFaulty:
        'Debe tener {code}, {number} o {cart}; además solo letras sin tilde, números, espacios, puntos, guiones y paréntesis.',
    },

    end: 'Dar de baja',
    endHint: 'Cuando la emisora ya no trabaja con ustedes.',
    revoke: 'Dar de baja a la emisora',
    revokeTitle: (name: string) => `¿Dar de baja a ${name}?`,
    revokeText:
      'Sus claves y enlaces dejan de funcionar en este momento y no se pueden recuperar. Lo que emitió sigue contado.',
    revokeConfirm: 'Sí, dar de baja',
    revoked: 'La emisora fue dada de baja.',
    revokedNote:
      'Esta emisora fue dada de baja: sus claves y enlaces ya no funcionan. Lo que emitió sigue contado.',
  },

  secrets: {
    title: 'Claves y enlaces',
    onceTitle: 'Cópielo ahora',
    once: (name: string) =>
      `Por seguridad, esto no se mostrará otra vez. Entréguelo solo a ${name}; si se pierde, aquí mismo puede hacer otro.`,
    kept: 'Ya lo copié',
    names: {
      token: 'Clave para el programa',
      feed: 'Enlace del canal (RSS)',
      page: 'Página para anotar emisiones',
      webhook: 'Clave de los avisos automáticos',
    },
    hints: {
      token: 'Con ella el programa de la emisora trae los spots y retira los que ya no van.',
      feed: 'Para LibreTime y otros programas que leen canales RSS.',
      page: 'Para anotar desde el celular, con un toque, lo que salió al aire.',
      webhook: 'Con ella el sistema de la emisora comprueba que el aviso es nuestro.',
    },
    renew: 'Cambiar',
    renewOf: (name: string) => `Cambiar: ${name}`,
    renewText: {
      token:
        'La clave actual deja de funcionar en este momento. El programa de la emisora no traerá spots hasta que alguien ponga la nueva.',
      feed: 'El enlace actual deja de funcionar en este momento. La emisora tendrá que poner el nuevo en su programa.',
      page: 'El enlace actual deja de funcionar en este momento. Tendrá que enviar el nuevo a la emisora.',
      webhook:
        'La clave actual deja de valer en este momento. El sistema de la emisora rechazará los avisos hasta que tenga la nueva.',
    },
    renewConfirm: 'Sí, cambiar',
    agentTitle: 'Cómo instalar el programa en la emisora',
    agentNode: 'En la computadora de la emisora instale Node.js (nodejs.org), versión 18.15 o posterior.',
    agentDownload: 'Descargue ahí este archivo:',
    agentRun:
      'En la carpeta donde lo guardó, abra la línea de órdenes y escriba esto. Cambie la carpeta si quiere los spots en otro lugar.',
    onWindows: 'En Windows',
    onLinux: 'En Linux o Mac',
  },

  suitcase: {
    title: 'Maletín (memoria USB)',
    lead: 'Para una emisora sin internet: descargue el maletín, ábralo (es un ZIP) en una memoria USB y envíelo. La emisora lo toma con su programa.',
    pack: 'Descargar el maletín',
    unpack: 'Recibir lo que volvió',
    hint: 'Lo que volvió es el archivo regreso.jws, en la carpeta «chaski» de la memoria.',
    takenIn: (name: string, count: number, formatted: string) =>
      `${name}: ${count === 1 ? '1 emisión nueva' : `${formatted} emisiones nuevas`}.`,
    repeated: 'Este mismo archivo ya se había recibido.',
    questions: (count: number) =>
      count === 1 ? 'Un registro espera su respuesta.' : `${count} registros esperan su respuesta.`,
  },

  airings: {
    title: 'Emisiones',
    from: 'Desde',
    until: 'Hasta',
    periodFaulty: 'Elija dos días; el segundo no puede ser anterior al primero.',
    total: (count: number, formatted: string) => {
      if (count === 0) return 'Ninguna emisión informada en estos días.'
      return count === 1 ? '1 emisión informada' : `${formatted} emisiones informadas`
    },
    days: (count: number) => (count === 1 ? 'En 1 día' : `En ${count} días`),
    certificate: 'Constancia para imprimir',
    xlsx: 'Excel (XLSX)',
  },

  airingLog: {
    title: 'Cargar un registro de emisiones',
    lead: 'Si la emisora le envió su registro: de ZaraRadio, Rivendell, LibreTime o AzuraCast, o una tabla en CSV o texto. Lo que no es nuestro se pasa por alto, y nada se cuenta dos veces.',
    choose: 'Elegir el registro',
    template: 'Descargar una tabla para llenar',
    accepted: (count: number, formatted: string) =>
      count === 1 ? 'Se contó 1 emisión.' : `Se contaron ${formatted} emisiones.`,
    repeated: (count: number, formatted: string) =>
      count === 1 ? '1 ya estaba contada.' : `${formatted} ya estaban contadas.`,
    refused: 'No se pudieron contar:',
    line: (line: number, message: string) => `Línea ${line}: ${message}`,
    notUnderstood: (count: number, formatted: string) =>
      count === 1 ? 'No se entendió 1 línea:' : `No se entendieron ${formatted} líneas; las primeras:`,
    unreadLine: (line: number, text: string) => `Línea ${line}: ${text}`,
    asked: 'Antes de contar hay que responder una pregunta: está arriba, en esta página.',
  },

  openLogs: {
    title: 'Registros que esperan una respuesta',
    waiting: (count: number) =>
      count === 1 ? '1 registro espera una respuesta' : `${count} registros esperan una respuesta`,
    nameless: 'Registro sin nombre',
    from: (when: string, isSample: boolean) =>
      isSample
        ? `Lo envió el agente el ${when}. Cuando usted responda, contará lo que guarda.`
        : `Llegó el ${when}. Todavía no se contó nada de él.`,
    whichDay: (written: string) => `¿Qué día es ${written} para esta emisora?`,
    whichColumns: '¿Qué dice cada columna?',
    dayOf: 'El registro no dice su día. ¿De qué día es?',
    column: (number: number) => `Columna ${number}`,
    ignored: 'No importa',
    columns: {
      moment: 'Fecha y hora',
      day: 'Fecha',
      time: 'Hora',
      file: 'Archivo',
      cart: 'Cartucho',
      title: 'Título',
      artist: 'Artista',
      song: 'Artista - título',
      length: 'Duración',
    },
    needed: 'Hacen falta la hora y, para saber qué sonó, el archivo, el cartucho o el título.',
    answer: 'Responder y contar',
    remembered: 'Se recordará para esta emisora: no se volverá a preguntar.',
    discard: 'Descartar este registro',
  },
}
