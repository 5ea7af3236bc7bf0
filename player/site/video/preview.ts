import { element } from '../page/element.ts'
import { type Frame, frameAt, readStoryboard } from './storyboard.ts'

export interface Preview {
  /**
   * @param time seconds
   * @param fraction of the slider, 0 to 1
   */
  show(time: number, fraction: number, label: string): void
  hide(): void
}

/**
 * A label over the slider with the picture of the moment. The pictures are fetched when they are first looked for, and
 * not at all where `mayFetch` says no: then it is the label alone.
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
      // A lost link: the label is enough, and the next look tries again.
      loading.then(draw, () => {
        loading = null
      })
    },
    hide() {
      bubble.hidden = true
    },
  }
}
