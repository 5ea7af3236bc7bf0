/** What a height of video is, in words that say for what it is enough. */
export type VideoSize = 'tiny' | 'light' | 'medium' | 'large' | 'high'

/** @param height the short side, in pixels */
export function videoSize(height: number): VideoSize {
  if (height < 200) return 'tiny'
  if (height < 300) return 'light'
  if (height < 450) return 'medium'
  return height < 700 ? 'large' : 'high'
}
