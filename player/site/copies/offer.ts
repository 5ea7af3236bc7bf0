/** Shows the offer to keep a work where this browser can. What does it comes with the tap, or to whoever keeps something already. */
export function offerCopy(): void {
  const section = document.querySelector<HTMLElement>('[data-keep]')
  const button = section?.querySelector('button')
  // Neither is there without HTTPS.
  if (!section || !button || !('serviceWorker' in navigator) || !('caches' in window)) return
  section.hidden = false
  const take = (tapped: boolean): void => {
    button.onclick = null
    const taken = import('./keep-button.ts').then(({ mountKeepButton }) => mountKeepButton(section, tapped))
    taken.catch(() => {
      const said = section.querySelector('[role=status]')
      if (said) said.textContent = section.dataset.failed ?? ''
      wait()
    })
  }
  const wait = (): void => {
    button.onclick = () => take(true)
  }
  if (navigator.serviceWorker.controller) take(false)
  else wait()
}
