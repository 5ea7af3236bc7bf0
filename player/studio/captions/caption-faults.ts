import { type FaultCode, readCaptions } from '../../../media/captions/captions.ts'
import { decodeText } from '../../../media/decode-text.ts'

export interface CaptionFault {
  /** Counted from 1, as editors do. */
  line: number
  code: FaultCode
  /** What stands in that line. */
  text: string
}

/** What is wrong with a caption file: told before it is sent, with the line itself, also without a connection. */
export function captionFaults(bytes: Uint8Array): CaptionFault[] {
  const text = decodeText(bytes)
  const read = readCaptions(text)
  if ('cues' in read) return []
  const lines = text.split('\n')
  return read.faults.map(({ line, code }) => ({ line, code, text: (lines[line - 1] ?? '').trim() }))
}
