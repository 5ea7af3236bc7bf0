import type { RungPlan } from '../../media/ladder.ts'
import type { Rung } from '../../media/schemas/published.ts'

/** A larger picture that needs no more than this of what the next smaller one needs makes that one needless. */
const SAME_RATE = 1.1
/** bit/s that make no difference to any link. */
const NOTHING = 20_000

type Needed = Pick<Rung, 'width' | 'height' | 'bandwidth' | 'averageBandwidth'> & Pick<RungPlan, 'group'>

/**
 * The rungs worth offering: of two that need the same link, only the larger. It happens where a film has next to no
 * detail or motion (slides, a black picture under a talk). Low rungs stay: screens and processors are small, too.
 * @param rungs whole ones
 * @returns those to offer, in the order in which they came
 */
export function worthwhile<R>(rungs: readonly R[], needs: (rung: R) => Needed): R[] {
  const pixels = (rung: R): number => needs(rung).width * needs(rung).height
  const kept: R[] = []
  for (const rung of [...rungs].sort((a, b) => pixels(b) - pixels(a))) {
    const larger = kept.at(-1)
    if (needs(rung).group === 'low' || larger === undefined || !sameLink(needs(larger), needs(rung))) {
      kept.push(rung)
    }
  }
  return rungs.filter((rung) => kept.includes(rung))
}

function sameLink(larger: Needed, smaller: Needed): boolean {
  const same = (more: number, less: number): boolean => more <= Math.max(SAME_RATE * less, less + NOTHING)
  return same(larger.bandwidth, smaller.bandwidth) && same(larger.averageBandwidth, smaller.averageBandwidth)
}
