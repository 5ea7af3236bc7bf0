import { texts } from '../texts/texts.ts'

/**
 * What a file is good for, in words; the name that programs know it by (`mp4-240`, `web-opus-32`) stands behind it.
 * @param type media type, for names that are not known here
 */
export function fileWords(name: string, type: string): string {
  const known = (texts.work.files as Record<string, string>)[name]
  if (known !== undefined) return known
  const height = /^mp4-(\d+)$/.exec(name)?.[1]
  if (height !== undefined) return texts.work.videoOf(Number(height))
  if (type.startsWith('video/')) return texts.work.files.video
  if (type.startsWith('audio/')) return texts.work.files.audio
  return type === 'application/pdf' ? texts.work.files.pdf : texts.work.files.other
}
