import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'State of the system',
  well: 'Everything works.',
  concerns: (count) => (count === 1 ? 'There is 1 thing to look at' : `There are ${count} things to look at`),
  checked: 'It checks itself every 15 seconds.',

  said: {
    catalogue_away: [
      'The database does not answer',
      'What is published can still be seen, but not edited. Tell whoever looks after the server.',
    ],
    queue_away: [
      'The queue of jobs (Redis) does not answer',
      'What you upload is kept and will be prepared when it is back. Tell whoever looks after the server.',
    ],
    store_away: [
      'The file store does not answer',
      'Nothing can be uploaded or published. Tell whoever looks after the server.',
    ],
    disk_full: [
      'The disk is full',
      'No new files fit in. Delete from the trash what is no longer needed, or ask for more space.',
    ],
    no_workers: [
      'Nobody is preparing the works',
      'What you upload waits. Tell whoever looks after the server: a “worker” has to be started.',
    ],
    backup_failed: [
      'The last backup failed',
      'Usually a disk is full or unplugged. Tell whoever looks after the server.',
    ],
    disk_low: [
      'There is little space left on the disk',
      'Delete from the trash what is no longer needed, or ask for more space before uploading long videos.',
    ],
    queue_stands: [
      'Some jobs have been waiting for more than an hour',
      'A long video can take a while. If nothing moves, tell whoever looks after the server.',
    ],
    works_failed: ['Some works could not be prepared', 'Open them: each says why and what to do.'],
    backup_old: ['The last backup is more than a day and a half old', 'Tell whoever looks after the server.'],
    no_backup: [
      'No backups are made',
      'If this disk breaks, everything is lost. Ask whoever looks after the server to turn them on (BACKUP_TO).',
    ],
    jail_off: [
      'Files that arrive are read without isolation',
      'A malicious file could do harm. Ask whoever looks after the server to install bubblewrap.',
    ],
    stations_late: [
      'Some stations have not connected for three days',
      'Call them: perhaps their computer is off or has changed networks.',
    ],
    services_stale: [
      'Some help lines need to be confirmed',
      'Nobody has called them for six months. Call and confirm them.',
    ],
  },

  see: { works: 'View those works', stations: 'View the stations', services: 'View the help lines' },

  facts: 'How it is now',
  parts: 'Parts',
  partNames: { catalogue: 'database', queue: 'job queue', store: 'file store' },
  answers: 'answers',
  away: 'does not answer',
  workers: 'Programs that prepare works',
  jobs: 'Jobs',
  jobsSaid: (active, waiting) => `${active} running, ${waiting} waiting`,
  oldest: (minutes) => `the oldest has waited for ${minutes} min`,
  works: 'Works being prepared',
  failed: 'Works that failed',
  free: 'Free space',
  noLimit: 'no known limit',
  backup: 'Last backup',
  noneYet: 'none yet',
  jail: 'Reading of files',
  jails: { ok: 'isolated', off: 'without isolation', unknown: 'not known yet' },
  unknown: 'not known',
}
