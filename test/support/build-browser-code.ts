import { join } from 'node:path'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '../..')

/** Where what runs in browsers is built to. */
export const PLAYER_FOLDER = join(ROOT, 'player/dist')

/** Builds, once for all journeys, what runs in browsers and at stations: they go through the code as it is now. */
export async function setup(): Promise<void> {
  for (const part of ['player', 'station']) await build({ root: join(ROOT, part), logLevel: 'error' })
}
