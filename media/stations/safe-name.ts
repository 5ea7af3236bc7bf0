import { transliterated } from '../windows-1252.ts'

/** Names that Windows reserves for devices, with any extension, and with spaces before it. */
const DEVICE = /^(con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not stay
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f]/g

const LONGEST = 120

/**
 * A file name that is valid on Windows, Linux and FAT and can be written into a Windows-1252 playlist. Chaski's names pass
 * unchanged. This guards against a broken name template and a hostile response: the result cannot leave its folder.
 */
export function safeName(name: string): string {
  const kept = transliterated(name)
    .replace(FORBIDDEN, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  const short = shorten(kept === '' ? 'spot' : kept)
  return DEVICE.test(short) ? `_${short}` : short
}

function shorten(name: string): string {
  if (name.length <= LONGEST) return name
  const extension = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
  return name.slice(0, LONGEST - extension.length).replace(/[.\s]+$/, '') + extension
}

/** The same name with `mark` before its extension, for the second of two files with that name. */
export function markName(name: string, mark: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)}-${mark}${name.slice(dot)}` : `${name}-${mark}`
}
