export type HlsLibrary = typeof import('hls.js/light')

let library: HlsLibrary | null = null

/** The library, if it has come; nobody waits for it. */
export const loadedHls = (): HlsLibrary | null => library

/** Fetches it when the page has nothing else to do. If it does not come, our own streaming plays. */
export function loadHlsWhenIdle(): void {
  const load = (): void => {
    import('hls.js/light').then(
      (module) => {
        if (module.default.isSupported()) library = module
      },
      () => undefined,
    )
  }
  const idle = (): void => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(load)
    else load()
  }
  if (document.readyState === 'complete') idle()
  else window.addEventListener('load', idle, { once: true })
}
