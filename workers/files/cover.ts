import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

/** Width of a card, and of a player on a phone. */
export const COVER_WIDTH = 320
/** WebP starts to smear faces below this; half the bytes of JPEG at the same fidelity. */
const QUALITY = 58

/** Writes one of our pictures as a small WebP, at most 320 wide. */
export async function makeCover(picture: string, target: string): Promise<void> {
  // As bytes: given a path, sharp could return a cached picture from an earlier file there.
  await sharp(await readFile(picture))
    .resize({ width: COVER_WIDTH, withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 6, smartSubsample: true })
    .toFile(target)
}
