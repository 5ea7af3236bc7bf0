import type { RungPlan } from '../../media/ladder.ts'
import type { Rung } from '../../media/schemas/published.ts'

/** A smaller rung is pointless if the next larger one needs no more than this multiple of its bit rate. */
const SAME_RATE = 1.1
/** A difference in bit/s that matters on no link. */
const NOTHING = 20_000

type Needed = Pick<Rung, 'width' | 'height' | 'bandwidth' | 'averageBandwidth'> & Pick<RungPlan, 'group'>

/**
 * The rungs worth offering: of two that need the same link, only the larger. This happens when a film has next to no
 * detail or motion (slides, a black picture during a talk). Low rungs always stay: screens and processors are small,
 * too.
 * @param rungs complete ones
 * @returns those to offer, in their original order
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
