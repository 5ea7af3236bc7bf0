import type { Download, Loudness } from '../../media/schemas/published.ts'
import { extraPart, soundPart } from './cost.ts'

/** What the extras of a video leave in the ledger. */
export interface MadePoster {
  poster: string
  small: string
}

/** All of them together; each part is absent until it is made. */
export interface MadeExtras {
  poster: MadePoster | null
  posters: string[]
  storyboard: string | null
  captions: { language: string; file: string }[]
  downloads: Download[]
  loudness: Loudness | null
}

/** Gathers them for the catalogue. */
export function extrasMade(made: ReadonlyMap<string, unknown>): MadeExtras {
  const part = <T>(name: string): T | undefined => made.get(name) as T | undefined
  return {
    poster: part<MadePoster>(extraPart('poster')) ?? null,
    posters: part<string[]>(extraPart('pictures')) ?? [],
    storyboard: part<string>(extraPart('storyboard')) ?? null,
    captions: part<MadeExtras['captions']>(extraPart('captions')) ?? [],
    downloads: [
      ...(part<Download[]>(extraPart('downloads')) ?? []),
      ...(part<Download[]>(extraPart('sound')) ?? []),
    ],
    loudness: part<{ loudness: Loudness | null }>(soundPart('low'))?.loudness ?? null,
  }
}
