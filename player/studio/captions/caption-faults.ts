import { type FaultCode, readCaptions } from '../../../media/captions/captions.ts'
import { decodeText } from '../../../media/decode-text.ts'

export interface CaptionFault {
  /** Counted from 1, as in text editors. */
  line: number
  code: FaultCode
  /** The content of that line. */
  text: string
}

/** The errors in a caption file, each with its line. Shown before upload, so it works without a connection, too. */
export function captionFaults(bytes: Uint8Array): CaptionFault[] {
  const text = decodeText(bytes)
  const read = readCaptions(text)
  if ('cues' in read) return []
  const lines = text.split('\n')
  return read.faults.map(({ line, code }) => ({ line, code, text: (lines[line - 1] ?? '').trim() }))
}
