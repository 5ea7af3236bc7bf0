import { explain, isErrorCode } from '../../media/errors.ts'
import { mediaPath, POSTER_SMALL, posterPath } from '../../media/layout.ts'
import type { PosterOffers } from '../../media/schemas/poster.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { PosterRecord } from '../records/poster.ts'
import type { WorkRecord } from '../records/work.ts'
import { workUrls } from './work-urls.ts'

type Chosen = PosterOffers['chosen'][number]

/**
 * What staff can choose the poster of a work from.
 * @param shown id of the one that viewers see; null for the one that is made for every work
 */
export function posterOffers(
  work: WorkRecord,
  posters: PosterRecord[],
  shown: string | null,
  language: InterfaceLanguage,
): PosterOffers {
  const { id: workId, published, visibleVersion } = work
  const visible = published && visibleVersion !== null ? { version: visibleVersion, published } : null
  const automatic = workUrls({ ...work, captions: [], poster: null, visible }, '')
  const candidates = published?.kind === 'video' ? published.posterCandidates : []
  return {
    automatic: automatic.posterSmall ?? automatic.poster,
    candidates: candidates.map((file, index) => ({
      number: index + 1,
      url: mediaPath({ workId, version: visibleVersion ?? 1 }, file),
    })),
    chosen: posters
      // A moment of a film that nobody sees any more.
      .filter(({ version }) => version === null || version === visibleVersion)
      .map(({ id, source, state, error, chosenAt }) => ({
        ...{ id, state, ...originOf(source, candidates), chosenAt },
        url: state === 'ready' ? posterPath({ workId, poster: id }, POSTER_SMALL) : null,
        shown: id === shown,
        error: error === null ? null : explain(isErrorCode(error) ? error : 'internal', language),
      })),
  }
}

function originOf(
  source: PosterRecord['source'],
  candidates: string[],
): Pick<Chosen, 'from' | 'moment' | 'candidate'> {
  if ('picture' in source) return { from: 'picture', moment: null, candidate: null }
  if ('moment' in source) return { from: 'moment', moment: source.moment, candidate: null }
  return { from: 'candidate', moment: null, candidate: candidates.indexOf(source.file) + 1 }
}
