import { type Static, Type } from 'typebox'
import { MOST_COPIES_ASKED } from '../copies.ts'
import { Exact } from './common.ts'

export const CopiesAsked = Exact({
  numbers: Type.String({
    pattern: `^[1-9][0-9]{0,8}(,[1-9][0-9]{0,8}){0,${MOST_COPIES_ASKED - 1}}$`,
    description: 'of works, by commas',
    examples: ['12,47'],
  }),
})

export const Copies = Exact(
  {
    copies: Type.Array(
      Exact({
        number: Type.Integer({ minimum: 1, description: 'of the work' }),
        edition: Type.String({ description: 'changes with anything that the copy shows' }),
      }),
    ),
  },
  { $id: 'Copies' },
)
export type Copies = Static<typeof Copies>
