import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

/** Of a card, and of a player on a phone. */
export const COVER_WIDTH = 320
/** Where WebP begins to smear faces; half the bytes of JPEG at the same likeness. */
const QUALITY = 58

/** Writes a picture of ours as a small WebP, at most 320 wide. */
export async function makeCover(picture: string, target: string): Promise<void> {
  // As bytes: of a path, sharp would remember the picture that lay there before.
  await sharp(await readFile(picture))
    .resize({ width: COVER_WIDTH, withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 6, smartSubsample: true })
    .toFile(target)
}
