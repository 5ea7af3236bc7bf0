import { grouped } from '../../../media/measures.ts'
import { fill } from '../page/root.ts'

/** Keeps the number of views of this page as it is now, while the page is in sight. */
export function showLiveViews(): void {
  const shown = document.querySelector<HTMLElement>('[data-live-views]')
  const path = shown?.dataset.liveViews
  if (!shown || !path || !('EventSource' in window)) return
  const { one = '', many = '' } = shown.dataset
  let source: EventSource | null = null

  const follow = (): void => {
    source?.close()
    source = null
    if (document.visibilityState !== 'visible') return
    source = new EventSource(path)
    source.addEventListener('message', ({ data }) => {
      const views = Number(data)
      if (!Number.isSafeInteger(views)) return
      shown.textContent = fill(views === 1 ? one : many, { count: grouped(views) })
      shown.hidden = views === 0
    })
  }
  document.addEventListener('visibilitychange', follow)
  follow()
}
