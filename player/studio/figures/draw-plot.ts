import 'uplot/dist/uPlot.min.css'
import uPlot from 'uplot'
import type { PlotPoints } from './plot-points.ts'

interface Plot extends PlotPoints {
  height: number
  /** Bars, or else a line. */
  bars: boolean
  label: (time: number) => string
  amountOf: (amount: number) => string
}

/**
 * Draws a plot as wide as its place, and again whenever that changes.
 * @returns how to remove it
 */
export function drawPlot(place: HTMLElement, plot: Plot): () => void {
  const colours = getComputedStyle(place)
  const colour = (name: string): string => colours.getPropertyValue(name).trim()
  const axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    font: `13px ${colours.fontFamily}`,
  }
  const step = plot.times.length > 1 ? (plot.times[1] ?? 0) - (plot.times[0] ?? 0) : 24 * 3600
  const paths = plot.bars ? uPlot.paths.bars?.({ size: [0.7, 40] }) : undefined
  const drawn = new uPlot(
    {
      width: place.clientWidth,
      height: plot.height,
      legend: { show: false },
      cursor: { show: false },
      // All days are counted as if in UTC, whatever the clock of this machine says.
      tzDate: (time) => uPlot.tzDate(new Date(time * 1000), 'Etc/UTC'),
      scales: {
        x: { range: (_plot, least, most) => [least - step / 2, most + step / 2] },
        y: { range: (_plot, _least, most) => [0, Math.max(4, most * 1.1)] },
      },
      axes: [
        { ...axis, grid: { show: false }, values: (_plot, times) => times.map(plot.label) },
        {
          ...axis,
          size: 60,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 1_000_000],
          values: (_plot, amounts) => amounts.map(plot.amountOf),
        },
      ],
      series: [
        {},
        {
          stroke: colour('--accent'),
          fill: plot.bars ? colour('--accent') : colour('--accent-tint'),
          width: plot.bars ? 0 : 2,
          points: { show: false },
          ...(paths && { paths }),
        },
      ],
    },
    [plot.times, plot.amounts],
    place,
  )
  const observer = new ResizeObserver(() => drawn.setSize({ width: place.clientWidth, height: plot.height }))
  observer.observe(place)
  return () => {
    observer.disconnect()
    drawn.destroy()
  }
}
