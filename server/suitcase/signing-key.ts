import type { SigningKey } from '../../media/suitcase/jws.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { newPrivateKey, signingKey } from './ed25519.ts'

/**
 * The key of this organisation's suitcases. It is made with the first of them and travels with the backups of the catalogue:
 * stations believe no other.
 */
export async function suitcaseKey(settings: Pick<Reads['settings'], 'get' | 'keep'>): Promise<SigningKey> {
  const kept = (await settings.get(SETTING)) ?? (await settings.keep(SETTING, newPrivateKey()))
  return signingKey(kept)
}

const SETTING = 'suitcase_key'
