import { randomBytes } from 'node:crypto'
import type { Reads } from '../catalogue/catalogue.ts'

const PAGE_KEY = 'page_key'

/** The key that signs the tokens of pages, the same for all servers of a catalogue. Made once, by whoever is first. */
export async function pageKey(settings: Pick<Reads['settings'], 'keep'>): Promise<Buffer> {
  return Buffer.from(await settings.keep(PAGE_KEY, randomBytes(32).toString('base64')), 'base64')
}
