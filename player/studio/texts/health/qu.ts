import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Sistemapa kasqan',
  well: 'Tukuymi llamkachkan.',
  concerns: (count) => `${count} qawana kachkan`,
  checked: 'Sapa 15 segundo kikinmanta qawakun.',

  said: {
    catalogue_away: [
      'Base de datos nisqa mana kutichinchu',
      'Lluqsichisqakunaqa rikukunraqmi, ichaqa mana tikrayta atikunchu. Servidorta qawaqman willay.',
    ],
    queue_away: [
      'Llamkaykunapa filan (Redis) mana kutichinchu',
      'Wicharichisqaykiqa waqaychasqam, kutimuptin ruwakunqa. Servidorta qawaqman willay.',
    ],
    store_away: [
      'Archivo waqaychana mana kutichinchu',
      'Manam wicharichiyta nitaq lluqsichiyta atikunchu. Servidorta qawaqman willay.',
    ],
    disk_full: [
      'Discoqa huntam',
      'Manam musuq archivokuna yaykunchu. Papeleramanta mana necesitasqata pichay utaq aswan lugarta mañakuy.',
    ],
    no_workers: [
      'Manam pipas ruwasqakunata allichachkanchu',
      'Wicharichisqaykiqa suyachkan. Servidorta qawaqman willay: «worker» nisqata qallarichinan.',
    ],
    backup_failed: [
      'Qipa respaldo copiaqa pantarqun',
      'Yaqa sapa kuti huntasqa utaq mana tinkisqa discom. Servidorta qawaqman willay.',
    ],
    disk_low: [
      'Discopi pisillañam lugar kachkan',
      'Papeleramanta mana necesitasqata pichay, utaq aswan lugarta mañakuy manaraq suni videokunata wicharichichkaspa.',
    ],
    queue_stands: [
      'Huk horamanta aswan suyaq llamkaykuna kachkan',
      'Suni videoqa unanmanmi. Mana puriptinqa servidorta qawaqman willay.',
    ],
    works_failed: ['Wakin ruwasqakuna mana ruwakurqanchu', 'Kichay: sapa huk imarayku, ima ruwanatapas nin.'],
    backup_old: ['Qipa respaldo copiaqa huk punchaw kuskanniyuq ñawpaqmantam', 'Servidorta qawaqman willay.'],
    no_backup: [
      'Manam respaldo copiakuna ruwakunchu',
      'Kay disco waqlliptin tukuymi chinkanman. Servidorta qawaqta mañakuy qallarichinanpaq (BACKUP_TO).',
    ],
    jail_off: [
      'Chayamuq archivokuna mana wichqasqachu ñawinchakun',
      'Millay archivoqa waqllichinman. Servidorta qawaqta mañakuy bubblewrap nisqata churananpaq.',
    ],
    stations_late: [
      'Wakin radiokuna kimsa punchawña mana tinkinchu',
      'Waqyay: ichapas computadoranku wañusqa utaq huk redpi kachkan.',
    ],
    services_stale: [
      'Qawapana yanapakuy lineakuna kachkan',
      'Suqta killaña manam pipas waqyanchu. Waqyaspa allin kasqanta willay.',
    ],
  },

  see: {
    works: 'Chay ruwasqakunata qaway',
    stations: 'Radiokunata qaway',
    services: 'Yanapakuy lineakunata qaway',
  },

  facts: 'Kunan imayna kasqan',
  parts: 'Rakinkuna',
  partNames: { catalogue: 'datos waqaychana', queue: 'llamkaykunapa filan', store: 'archivo waqaychana' },
  answers: 'kutichin',
  away: 'mana kutichinchu',
  workers: 'Ruwasqakunata allichaq programakuna',
  jobs: 'Llamkaykuna',
  jobsSaid: (active, waiting) => `${active} purichkan, ${waiting} suyachkan`,
  oldest: (minutes) => `aswan ñawpaqqa ${minutes} minutoña suyachkan`,
  works: 'Ruwakuchkaq ruwasqakuna',
  failed: 'Pantaq ruwasqakuna',
  free: 'Chusaq lugar',
  noLimit: 'mana riqsisqa limiteyuq',
  backup: 'Qipa respaldo copia',
  noneYet: 'manaraq mayqinpas',
  jail: 'Archivokuna ñawinchay',
  jails: { ok: 'wichqasqa', off: 'mana wichqasqa', unknown: 'manaraq yachakunchu' },
  unknown: 'mana yachakunchu',
}
