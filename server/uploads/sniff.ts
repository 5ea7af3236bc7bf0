import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { ChaskiError } from '../../media/errors.ts'
import type { Kind } from '../../media/vocabulary.ts'
import { isText, pointsElsewhere } from './text-content.ts'

const HEAD_BYTES = 64 * 1024
/** ISO 32000: readers accept the header anywhere in here, and mail gateways put things before it. */
const PDF_HEADER_WITHIN = 1024

// Containers that carry either; whether there is a picture only the probe can tell.
const CONTAINERS = new Set(['application/mxf', 'application/ogg', 'application/vnd.ms-asf'])

// For what has no signature, or has it after some garbage: raw streams, damaged or unusual beginnings. The probe has
// the last word; here it is only not refused.
const VIDEO_NAMES = /\.(3gp|avi|dv|flv|h264|m2ts|m4v|mkv|mov|mp4|mpe?g|mts|mxf|ogv|rmvb|rm|ts|vob|webm|wmv)$/i
const SOUND_NAMES = /\.(aac|ac3|aiff?|amr|ape|au|caf|flac|m4a|mp2|mp3|oga|ogg|opus|spx|w64|wav|wma|wv)$/i

/**
 * What a file is, by its content; the name counts only where the content has no signature.
 * @param wish the kind that staff chose; respected between video and spot, where only the probe can tell
 * @throws ChaskiError `empty_file`, `references_other_files`, `unknown_type`
 */
export async function sniff(path: string, fileName: string, wish: Kind | null): Promise<Kind> {
  const head = await readHead(path)
  if (head.length === 0) throw new ChaskiError('empty_file')
  if (pointsElsewhere(head)) throw new ChaskiError('references_other_files')
  const found = kindOfSignature(head) ?? kindOfType((await fileTypeFromFile(path))?.mime)
  if (found === 'unknown') throw new ChaskiError('unknown_type')
  const kind = found ?? (isText(head) ? undefined : kindOfName(fileName))
  if (kind === undefined) throw new ChaskiError('unknown_type')
  return kind !== 'brochure' && wish !== null && wish !== 'brochure' ? wish : kind
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Signatures that `file-type` does not know, or only at the very start. */
function kindOfSignature(head: Buffer): Kind | undefined {
  if (head.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-')) return 'brochure'
  const first = head.toString('latin1', 0, 4)
  // Tags come before the sound, and can be larger than what is looked at here.
  if (first.startsWith('ID3')) return 'spot'
  // Wave files beyond 4 GiB (EBU Tech 3306, ITU-R BS.2088).
  if ((first === 'RF64' || first === 'BW64') && head.toString('latin1', 8, 12) === 'WAVE') return 'spot'
  return undefined
}

/** `unknown` for a type that we know and do not take; undefined for none. */
function kindOfType(mime: string | undefined): Kind | 'unknown' | undefined {
  if (mime === undefined) return undefined
  // A moving picture without sound.
  if (mime.startsWith('video/') || mime === 'image/gif' || CONTAINERS.has(mime)) return 'video'
  if (mime.startsWith('audio/') && mime !== 'audio/midi') return 'spot'
  return mime === 'application/pdf' ? 'brochure' : 'unknown'
}

function kindOfName(fileName: string): Kind | undefined {
  if (VIDEO_NAMES.test(fileName)) return 'video'
  return SOUND_NAMES.test(fileName) ? 'spot' : undefined
}
