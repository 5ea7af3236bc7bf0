/**
 * Shows what this browser can do to pass on the address of the page, beside the link to WhatsApp, which needs no script: the
 * phone's own menu of applications, and the clipboard.
 */
export function offerSharing(): void {
  const section = document.querySelector<HTMLElement>('[data-share]')
  const { share: url = '', title = '', copied = '' } = section?.dataset ?? {}
  const offer = (name: string, can: boolean, act: (button: HTMLButtonElement) => Promise<void>): void => {
    const button = section?.querySelector<HTMLButtonElement>(`[data-share-by="${name}"]`)
    if (!button || !can) return
    button.hidden = false
    // Closing the menu of applications counts as a failure to browsers, and is none.
    button.addEventListener('click', () => void act(button).catch(() => undefined))
  }
  offer('app', 'share' in navigator, () => navigator.share({ title, url }))
  // Not there without HTTPS, as in an office's own network.
  offer('copy', Boolean(navigator.clipboard), async (button) => {
    await navigator.clipboard.writeText(url)
    button.textContent = copied
  })
}
