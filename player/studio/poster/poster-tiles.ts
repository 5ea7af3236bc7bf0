import type { PosterChoice, PosterOffers } from '../../../media/schemas/poster.ts'
import { formatClock } from '../format/format.ts'
import { words } from '../texts/posters/words.ts'

export interface PosterTile {
  key: string
  url: string | null
  name: string
  /** What choosing it asks for; null for none of staff's own. */
  choice: PosterChoice | null
  isShown: boolean
}

/** What can be chosen from, each picture once: the automatic one, the candidates, then what was chosen before. */
export function postersToShow({ automatic, candidates, chosen }: PosterOffers): PosterTile[] {
  const isAutomatic = !chosen.some(({ shown }) => shown)
  const ready = chosen.filter(({ state }) => state === 'ready')
  return [
    {
      ...{ key: 'automatic', url: automatic, name: words.automatic },
      ...{ choice: null, isShown: isAutomatic },
    },
    ...candidates.map(({ number, url }): PosterTile => {
      const made = ready.find(({ candidate }) => candidate === number)
      return {
        ...{ key: `candidate-${number}`, url, name: words.candidate(number) },
        choice: made ? { poster: made.id } : { candidate: number },
        isShown: made?.shown ?? false,
      }
    }),
    ...ready
      .filter(({ candidate }) => candidate === null)
      .map(
        ({ id, url, moment, shown }): PosterTile => ({
          ...{ key: id, url, isShown: shown, choice: { poster: id } },
          name: moment === null ? words.picture : words.moment(formatClock(moment)),
        }),
      ),
  ]
}
