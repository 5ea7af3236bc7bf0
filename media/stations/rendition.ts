import type { SyncFile } from '../schemas/sync.ts'

/** The values of `--format`. `opus` means any of its bit rates. */
export const RENDITIONS = ['mp3-128', 'mp3-64', 'wav', 'flac', 'opus'] as const
export type Rendition = (typeof RENDITIONS)[number]

export function isRendition(text: string): text is Rendition {
  return RENDITIONS.some((rendition) => rendition === text)
}

/**
 * The file of a spot to download: the requested rendition, otherwise MP3, which everything plays, otherwise none. Of two
 * loudness profiles, the broadcast one.
 */
export function pickFile(files: readonly SyncFile[], wished: Rendition): SyncFile | null {
  for (const rendition of [wished, 'mp3-128', 'mp3-64']) {
    const fitting = files.filter(({ name }) => name === rendition || name.startsWith(`${rendition}-`))
    const file = fitting.find(({ profile }) => profile === 'broadcast') ?? fitting[0]
    if (file !== undefined) return file
  }
  return null
}
