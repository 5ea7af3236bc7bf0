import type { PictureType } from '../schemas/poster.ts'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const JPEG = Buffer.from('ffd8ff', 'hex')

/** Which kind of picture a file is by its first bytes, whatever it is called; null for anything else. */
export function pictureType(bytes: Buffer): PictureType | null {
  const begins = (with_: Buffer): boolean => bytes.subarray(0, with_.length).equals(with_)
  if (begins(JPEG)) return 'jpeg'
  if (begins(PNG)) return 'png'
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return isWebp ? 'webp' : null
}
