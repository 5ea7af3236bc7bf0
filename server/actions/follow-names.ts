import type { Catalogue } from '../catalogue/catalogue.ts'
import { type ActNeeds, createAct } from './act.ts'
import { SYSTEM } from './actor.ts'

interface Needs extends ActNeeds {
  catalogue: ActNeeds['catalogue'] & {
    programmes: Pick<Catalogue['programmes'], 'strays'>
  }
}

/** In one turn; the rest at the next. */
const AT_ONCE = 500

/**
 * Gives the works of a renamed programme its new name: what stations are told, what a search finds and the tags of
 * files follow with it. Called every minute; what is interrupted goes on at the next turn.
 * @returns how many works have followed
 */
export async function followNames(needs: Needs): Promise<number> {
  const act = createAct(needs)
  let followed = 0
  for (const { programmeId, name, workIds } of await needs.catalogue.programmes.strays(AT_ONCE)) {
    for (const id of workIds) {
      // One transaction each, so that nobody waits for all of them. The line of the rename says why.
      await act(SYSTEM, 'work.edit', async ({ to, tell }) => {
        await to.works.edit(id, { programme: name })
        tell({ type: 'work', id })
      })
    }
    followed += workIds.length
    if (workIds.length < AT_ONCE) {
      await act(SYSTEM, 'programme.edit', ({ to }) => to.programmes.settled(programmeId, name))
    }
  }
  return followed
}
