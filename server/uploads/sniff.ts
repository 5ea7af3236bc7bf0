import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { ChaskiError } from '../../media/errors.ts'
import { findFrames } from '../../media/sniffing/frame-sync.ts'
import { isText, latin1 } from '../../media/sniffing/text-content.ts'
import { isPdf, wrongType } from '../../media/sniffing/wrong-type.ts'
import type { Kind } from '../../media/vocabulary.ts'

/** Room for what may stand before the sound of a damaged file. */
const HEAD_BYTES = 512 * 1024

// Containers that carry either; whether there is a picture only the probe can tell.
const CONTAINERS = new Set(['application/mxf', 'application/ogg', 'application/vnd.ms-asf'])

// For what has no signature, or has it after some garbage: raw streams, damaged or unusual beginnings. The probe has
// the last word; here it is only not refused.
const VIDEO_NAMES = /\.(3gp|avi|dv|flv|h264|m2ts|m4v|mkv|mov|mp4|mpe?g|mts|mxf|ogv|rmvb|rm|ts|vob|webm|wmv)$/i
const SOUND_NAMES = /\.(aac|ac3|aiff?|amr|ape|au|caf|flac|m4a|mp2|mp3|oga|ogg|opus|spx|w64|wav|wma|wv)$/i

/**
 * What a file is, by its content; the name counts only where the content has no signature.
 * @param wish the kind that staff chose; respected between video and spot, where only the probe can tell
 * @throws ChaskiError `empty_file`, `references_other_files`, `unknown_type`, `photograph`, `office_document`
 */
export async function sniff(path: string, fileName: string, wish: Kind | null): Promise<Kind> {
  const head = await readHead(path)
  const wrong = wrongType(head)
  if (wrong !== null) throw new ChaskiError(wrong)
  const found = kindOfSignature(head) ?? kindOfType((await fileTypeFromFile(path))?.mime)
  const kind = found ?? (isText(head) ? undefined : (kindOfName(fileName) ?? kindOfFrames(head)))
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
  if (isPdf(latin1(head.subarray(0, 1024)))) return 'brochure'
  const first = head.toString('latin1', 0, 4)
  // Tags come before the sound, and can be larger than what is looked at here.
  if (first.startsWith('ID3')) return 'spot'
  // Wave files beyond 4 GiB (EBU Tech 3306, ITU-R BS.2088).
  if ((first === 'RF64' || first === 'BW64') && head.toString('latin1', 8, 12) === 'WAVE') return 'spot'
  return undefined
}

/**
 * Undefined for a type that nobody knows.
 * @throws ChaskiError for one that we know and do not take
 */
function kindOfType(mime: string | undefined): Kind | undefined {
  if (mime === undefined) return undefined
  // A moving picture without sound.
  if (mime.startsWith('video/') || mime === 'image/gif' || CONTAINERS.has(mime)) return 'video'
  if (mime.startsWith('audio/') && mime !== 'audio/midi') return 'spot'
  if (mime === 'application/pdf') return 'brochure'
  if (mime.startsWith('image/')) throw new ChaskiError('photograph', { detail: mime })
  throw new ChaskiError(OFFICE.test(mime) ? 'office_document' : 'unknown_type', { detail: mime })
}

const OFFICE = /opendocument|openxmlformats|msword|ms-(excel|powerpoint)|rtf|x-cfb/

function kindOfName(fileName: string): Kind | undefined {
  if (VIDEO_NAMES.test(fileName)) return 'video'
  return SOUND_NAMES.test(fileName) ? 'spot' : undefined
}

/** Sound that stands behind something else, under a name that says nothing. */
function kindOfFrames(head: Buffer): Kind | undefined {
  return findFrames(head) === null ? undefined : 'spot'
}
