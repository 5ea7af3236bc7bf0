import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** How much is read and hashed before the page may do something else. */
const PIECE_BYTES = 2 * 1024 * 1024

/**
 * SHA-256 of a file, piece by piece: it may be larger than memory, and Web Crypto takes only what is whole.
 * @param onRead told the bytes of each piece
 */
export async function hashOf(file: Blob, onRead?: (bytes: number) => void): Promise<string> {
  const hash = sha256.create()
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const piece = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer())
    hash.update(piece)
    onRead?.(piece.length)
  }
  return bytesToHex(hash.digest())
}
