import { element } from '../page/element.ts'
import type { Preview } from '../playback/seek-bar.ts'
import { type Frame, frameAt, readStoryboard } from './storyboard.ts'

/**
 * A label above the slider with a preview picture. Pictures are downloaded on first use, and not at all if `mayFetch` says
 * no; then there is only the label.
 */
export function mountPreview(box: HTMLElement, storyboard: string | null, mayFetch: () => boolean): Preview {
  const picture = element('span', { class: 'preview__picture', hidden: '' })
  const text = element('span', { class: 'preview__label' })
  const bubble = element('div', { class: 'preview', 'aria-hidden': 'true', hidden: '' }, picture, text)
  box.append(bubble)

  let loading: Promise<Frame[]> | null = null
  let shownTime = 0
  const fetchFrames = async (url: string): Promise<Frame[]> => {
    const answer = await fetch(url)
    return answer.ok ? readStoryboard(await answer.text(), answer.url) : []
  }
  const draw = (frames: Frame[]): void => {
    const frame = frameAt(frames, shownTime)
    picture.hidden = !frame
    if (!frame) return
    picture.style.width = `${frame.width}px`
    picture.style.height = `${frame.height}px`
    picture.style.backgroundImage = `url("${frame.sheet}")`
    picture.style.backgroundPosition = `-${frame.x}px -${frame.y}px`
    keepInside()
  }
  const keepInside = (): void => {
    const half = bubble.offsetWidth / 2
    const at = Number(bubble.dataset.at) * box.offsetWidth
    bubble.style.left = `${Math.max(half, Math.min(box.offsetWidth - half, at))}px`
  }

  return {
    show(time, fraction, label) {
      shownTime = time
      text.textContent = label
      bubble.dataset.at = String(fraction)
      bubble.hidden = false
      keepInside()
      if (storyboard === null || !mayFetch()) return
      loading ??= fetchFrames(storyboard)
      // Connection lost: the label is enough, and the next preview tries again.
      loading.then(draw, () => {
        loading = null
      })
    },
    hide() {
      bubble.hidden = true
    },
  }
}
