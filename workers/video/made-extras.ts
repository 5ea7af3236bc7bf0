import type { ErrorCode } from '../../media/errors.ts'
import type { Download, Loudness } from '../../media/schemas/published.ts'
import { extraPart, soundPart } from './cost.ts'
import { EXTRAS, type ExtraName } from './plan.ts'

/** What the extras of a video enter in the ledger. */
export interface MadePoster {
  poster: string
  small: string
}

/** Entered instead of an extra that could not be made. */
export interface LeftOut {
  leftOut: ErrorCode
}

/** All extras; each is absent until it is made. */
export interface MadeExtras {
  poster: MadePoster | null
  posters: string[]
  storyboard: string | null
  captions: { language: string; file: string }[]
  downloads: Download[]
  loudness: Loudness | null
  leftOut: { extra: ExtraName; reason: ErrorCode }[]
}

/** Collects them for the catalogue. */
export function extrasMade(made: ReadonlyMap<string, unknown>): MadeExtras {
  const extra = <T>(name: ExtraName): T | undefined => {
    const entry = made.get(extraPart(name))
    return isLeftOut(entry) ? undefined : (entry as T | undefined)
  }
  const sound = made.get(soundPart('low')) as { loudness: Loudness | null } | undefined
  return {
    poster: extra<MadePoster>('poster') ?? null,
    posters: extra<string[]>('pictures') ?? [],
    storyboard: extra<string>('storyboard') ?? null,
    captions: extra<MadeExtras['captions']>('captions') ?? [],
    downloads: [...(extra<Download[]>('downloads') ?? []), ...(extra<Download[]>('sound') ?? [])],
    loudness: sound?.loudness ?? null,
    leftOut: EXTRAS.flatMap((name) => {
      const entry = made.get(extraPart(name))
      return isLeftOut(entry) ? [{ extra: name, reason: entry.leftOut }] : []
    }),
  }
}

function isLeftOut(entry: unknown): entry is LeftOut {
  return typeof entry === 'object' && entry !== null && 'leftOut' in entry
}
