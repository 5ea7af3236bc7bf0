/** A preview picture: part of a sheet. */
export interface Frame {
  /** Seconds; it represents the video from here to the next picture. */
  start: number
  sheet: string
  x: number
  y: number
  width: number
  height: number
}

const CUE = /(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})[ \t]+-->[^\n]*\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/g

/**
 * Reads WebVTT whose cues name parts of pictures (Media Fragments, `sheet.jpg#xywh=0,0,160,90`).
 * @param address of the file: the sheets are named relative to it
 */
export function readStoryboard(text: string, address: string): Frame[] {
  return Array.from(text.replace(/\r\n?/g, '\n').matchAll(CUE), ([, hours = '0', ...parts]) => {
    const [minutes, seconds, thousandths, sheet = '', x, y, width, height] = parts
    return {
      start: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000,
      sheet: new URL(sheet, address).href,
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }
  })
}

/** The picture at a time: the last that starts before it. `frames` are ordered by time. */
export function frameAt(frames: readonly Frame[], time: number): Frame | undefined {
  let found = frames[0]
  for (const frame of frames) if (frame.start <= time) found = frame
  return found
}
