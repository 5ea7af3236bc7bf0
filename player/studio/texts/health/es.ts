import type { Concern } from '../../../../media/schemas/health.ts'

/** What the screen of the system's state says; it comes with that screen. */
export const words = {
  title: 'Estado del sistema',
  well: 'Todo funciona.',
  concerns: (count: number) => (count === 1 ? 'Hay 1 cosa que mirar' : `Hay ${count} cosas que mirar`),
  checked: 'Se revisa solo cada 15 segundos.',

  said: {
    catalogue_away: [
      'No responde la base de datos',
      'Lo publicado se sigue viendo, pero no se puede editar. Avise a quien administra el servidor.',
    ],
    queue_away: [
      'No responde la cola de trabajos (Redis)',
      'Lo que suba se guarda y se preparará cuando vuelva. Avise a quien administra el servidor.',
    ],
    store_away: [
      'No responde el almacén de archivos',
      'No se puede subir ni publicar. Avise a quien administra el servidor.',
    ],
    disk_full: [
      'El disco está lleno',
      'No entran archivos nuevos. Borre de la papelera lo que ya no hace falta o pida más espacio.',
    ],
    no_workers: [
      'Nadie está preparando las obras',
      'Lo que suba queda en espera. Avise a quien administra el servidor: hay que arrancar un «worker».',
    ],
    backup_failed: [
      'La última copia de seguridad falló',
      'Suele ser un disco lleno o desconectado. Avise a quien administra el servidor.',
    ],
    disk_low: [
      'Queda poco espacio en el disco',
      'Borre de la papelera lo que ya no hace falta, o pida más espacio antes de subir videos largos.',
    ],
    queue_stands: [
      'Hay trabajos que esperan hace más de una hora',
      'Un video largo puede tardar. Si no avanza, avise a quien administra el servidor.',
    ],
    works_failed: ['Hay obras que no se pudieron preparar', 'Ábralas: cada una dice por qué y qué hacer.'],
    backup_old: [
      'La última copia de seguridad es de hace más de un día y medio',
      'Avise a quien administra el servidor.',
    ],
    no_backup: [
      'No se hacen copias de seguridad',
      'Si este disco se malogra, se pierde todo. Pida a quien administra el servidor que las active (BACKUP_TO).',
    ],
    jail_off: [
      'Los archivos que llegan se leen sin aislamiento',
      'Un archivo malicioso podría hacer daño. Pida a quien administra el servidor que instale bubblewrap.',
    ],
    stations_late: [
      'Hay emisoras que no se conectan hace tres días',
      'Llámelas: quizá su computadora está apagada o cambió de red.',
    ],
    services_stale: [
      'Hay líneas de ayuda por confirmar',
      'Nadie las ha llamado en seis meses. Llame y confírmelas.',
    ],
  } satisfies Record<Concern, readonly [what: string, advice: string]>,

  see: { works: 'Ver esas obras', stations: 'Ver las emisoras', services: 'Ver las líneas de ayuda' },

  facts: 'Cómo está ahora',
  parts: 'Partes',
  partNames: { catalogue: 'base de datos', queue: 'cola de trabajos', store: 'almacén de archivos' },
  answers: 'responde',
  away: 'no responde',
  workers: 'Programas que preparan obras',
  jobs: 'Trabajos',
  jobsSaid: (active: string, waiting: string) => `${active} en marcha, ${waiting} en espera`,
  oldest: (minutes: string) => `el más antiguo espera hace ${minutes} min`,
  works: 'Obras en preparación',
  failed: 'Obras que fallaron',
  free: 'Espacio libre',
  noLimit: 'sin límite conocido',
  backup: 'Última copia de seguridad',
  noneYet: 'todavía ninguna',
  jail: 'Lectura de archivos',
  jails: { ok: 'aislada', off: 'sin aislamiento', unknown: 'no se sabe todavía' },
  unknown: 'no se sabe',
}
