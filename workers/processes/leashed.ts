import { fileURLToPath } from 'node:url'

/** Runs `PROGRAM ARGS…` so that it ends with this process; see the script. */
export const LEASH = fileURLToPath(new URL('./leash.sh', import.meta.url))

/** For programs that parse hostile input: nothing from the worker's environment, which contains the store's keys. */
export const BARE_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin' }
