import { type Static, Type } from 'typebox'
import { ID_PATTERN } from '../ids.ts'
import { Exact, Instant, Nullable, OneOf } from './common.ts'

export const PICTURE_TYPES = ['jpeg', 'png', 'webp'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

export const POSTER_STATES = ['making', 'ready', 'failed'] as const
export type PosterState = (typeof POSTER_STATES)[number]

export const PosterId = Type.String({ pattern: ID_PATTERN, description: 'id of a poster that was chosen' })
const Seconds = Type.Number({
  minimum: 0,
  maximum: 360_000,
  description: 'seconds from the beginning of the film',
})
const Candidate = Type.Integer({ minimum: 1, maximum: 9, description: 'number of a candidate, from 1' })

/** What staff choose as the poster of a work. A picture of their own is sent as a file instead. */
export const PosterChoice = Type.Union([
  Exact({ moment: Seconds }),
  Exact({ candidate: Candidate }),
  Exact({ poster: PosterId }),
])
export type PosterChoice = Static<typeof PosterChoice>

const ChosenPoster = Exact({
  id: PosterId,
  state: OneOf(POSTER_STATES),
  from: OneOf(['picture', 'moment', 'candidate']),
  moment: Nullable(Type.Number({ description: 'seconds, of a moment' })),
  candidate: Nullable(Type.Integer({ description: 'which candidate it is' })),
  url: Nullable(Type.String({ description: 'of the small one, once it is made' })),
  shown: Type.Boolean({ description: 'whether it is what viewers see' }),
  error: Nullable(Exact({ code: Type.String(), message: Type.String(), hint: Type.String() })),
  chosenAt: Instant,
})

/** All that can be chosen from. */
export const PosterOffers = Exact(
  {
    automatic: Nullable(Type.String({ description: 'address of what is shown where staff choose none' })),
    candidates: Type.Array(Exact({ number: Type.Integer(), url: Type.String() })),
    chosen: Type.Array(ChosenPoster, {
      description: 'what staff chose, the latest first; replaced ones are kept for some days',
    }),
  },
  { $id: 'PosterOffers' },
)
export type PosterOffers = Static<typeof PosterOffers>
