import { fileURLToPath } from 'node:url'

/** Runs `PROGRAM ARGS…` so that it ends with this process; see there. */
export const LEASH = fileURLToPath(new URL('./leash.sh', import.meta.url))

/** For programs that read what a stranger sent: nothing of the worker's own, which holds the keys of the store. */
export const BARE_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin' }
