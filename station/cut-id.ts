import { open } from 'node:fs/promises'

/** Where the CutID stands in a `cart` chunk (AES46-2002), and how long it may be. */
const CUT_ID_AT = 132
const CUT_ID_BYTES = 64
/** More chunks in front of the sound are not ours. */
const MOST_CHUNKS = 32

/**
 * Writes the station's own cart number into the `cart` chunk of a WAV. The server has one file for all stations, whose
 * CutID is the number of the spot; `rdimport --use-cartchunk-cutid` of Rivendell takes it for the cart.
 * @returns whether the file has such a chunk
 */
export async function writeCutId(path: string, cart: number): Promise<boolean> {
  const file = await open(path, 'r+')
  try {
    const head = Buffer.alloc(12)
    await file.read(head, 0, 12, 0)
    if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE') return false
    let at = 12
    for (let chunks = 0; chunks < MOST_CHUNKS; chunks++) {
      const { bytesRead } = await file.read(head, 0, 8, at)
      if (bytesRead < 8) return false
      const name = head.toString('latin1', 0, 4)
      const bytes = head.readUInt32LE(4)
      if (name === 'cart' && bytes >= CUT_ID_AT + CUT_ID_BYTES) {
        const cutId = Buffer.alloc(CUT_ID_BYTES)
        cutId.write(String(cart).padStart(6, '0'), 'latin1')
        await file.write(cutId, 0, CUT_ID_BYTES, at + 8 + CUT_ID_AT)
        await file.sync()
        return true
      }
      // Padded to an even length.
      at += 8 + bytes + (bytes % 2)
    }
    return false
  } finally {
    await file.close()
  }
}
