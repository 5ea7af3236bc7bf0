/** How the thumbnails are laid out. */
export interface StoryboardLayout {
  /** Seconds that one thumbnail covers. */
  interval: number
  width: number
  height: number
  columns: number
  rows: number
}

const MOST_PICTURES = 150
const COLUMNS = 5
const ROWS = 5
const HEIGHT = 90
/** Keyframes are four seconds apart. */
const KEYFRAME_SECONDS = 4

/** One thumbnail every four seconds in a short film, further apart in a long one. */
export function storyboardLayout(
  duration: number,
  shape: { width: number; height: number },
): StoryboardLayout {
  const interval = KEYFRAME_SECONDS * Math.max(1, Math.ceil(duration / KEYFRAME_SECONDS / MOST_PICTURES))
  const pictures = Math.max(1, Math.ceil(duration / interval))
  const columns = Math.min(COLUMNS, pictures)
  return {
    interval,
    width: 2 * Math.round((HEIGHT * shape.width) / shape.height / 2),
    height: HEIGHT,
    columns,
    rows: Math.min(ROWS, Math.ceil(pictures / columns)),
  }
}

/**
 * WebVTT whose cues point into the sheets with media fragments (`#xywh=`), as skins for hls.js and other players read
 * them.
 */
export function storyboardVtt(layout: StoryboardLayout, duration: number, sheets: readonly string[]): string {
  const { interval, width, height, columns, rows } = layout
  const cues: string[] = []
  for (let start = 0, number = 0; start < duration; start += interval, number += 1) {
    const sheet = sheets[Math.floor(number / (columns * rows))]
    if (sheet === undefined) break
    const place = number % (columns * rows)
    const x = (place % columns) * width
    const y = Math.floor(place / columns) * height
    const end = Math.min(start + interval, duration)
    cues.push(`${clock(start)} --> ${clock(end)}\n${sheet}#xywh=${x},${y},${width},${height}\n`)
  }
  return `WEBVTT\n\n${cues.join('\n')}`
}

function clock(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000)
  const part = (value: number, length: number): string => String(Math.floor(value)).padStart(length, '0')
  const hours = part(milliseconds / 3_600_000, 2)
  const minutes = part((milliseconds / 60_000) % 60, 2)
  return `${hours}:${minutes}:${part((milliseconds / 1000) % 60, 2)}.${part(milliseconds % 1000, 3)}`
}
