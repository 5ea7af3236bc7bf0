import { useEffect, useRef } from 'preact/hooks'
import type { Figures } from '../../../media/schemas/figures.ts'
import { formatCount } from '../format/format.ts'
import { words } from '../texts/figures/words.ts'
import { nameOf } from './figure-table.tsx'
import type { MeasureName } from './measured.ts'
import { plotPoints } from './plot-points.ts'

const HEIGHT = 220
/** A year of bars is a wall; from here on it is a line. */
const MOST_BARS = 62

/** A measure over time. The library that draws it comes only when there is something to draw. */
export function DayPlot({ figures, measure }: { figures: Figures; measure: MeasureName }) {
  const place = useRef<HTMLDivElement>(null)
  const { times, amounts } = plotPoints(figures, measure)
  const most = Math.max(...amounts)
  const at = new Date((times[amounts.indexOf(most)] ?? 0) * 1000).toISOString().slice(0, 10)
  const day = nameOf(figures.by, { key: figures.by === 'month' ? at.slice(0, 7) : at, name: null })
  const text = words.plotText(words.measures[measure], formatCount(most), day)

  useEffect(() => {
    const element = place.current
    if (element === null) return
    let end = (): void => {}
    let gone = false
    import('./draw-plot.ts').then(
      ({ drawPlot }) => {
        if (gone) return
        end = drawPlot(element, {
          ...{ times, amounts, height: HEIGHT, bars: times.length <= MOST_BARS },
          label: (time) =>
            figures.by === 'month'
              ? new Date(time * 1000).toISOString().slice(0, 7).split('-').reverse().join('/')
              : new Date(time * 1000).toISOString().slice(5, 10).split('-').reverse().join('/'),
          amountOf: formatCount,
        })
      },
      // Without it, the text and the table say the same.
      () => undefined,
    )
    return () => {
      gone = true
      end()
    }
  }, [figures, measure])

  return (
    <figure class="plot-figure">
      <div ref={place} class="plot-place" role="img" aria-label={text} />
      <figcaption class="soft">{text}</figcaption>
    </figure>
  )
}
