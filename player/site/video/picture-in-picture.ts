/**
 * Lets the film go on in a small window above other pages, where the browser can. Not on discreet pages: that window stays
 * in sight. The way out closes it (`site/leave`).
 */
export function offerPictureInPicture(button: HTMLButtonElement, media: HTMLVideoElement): void {
  const isDiscreet = document.documentElement.dataset.discreet !== undefined
  if (isDiscreet || !document.pictureInPictureEnabled || !media.requestPictureInPicture) return
  button.hidden = false
  button.addEventListener('click', () => {
    const done = document.pictureInPictureElement
      ? document.exitPictureInPicture()
      : media.requestPictureInPicture()
    // Refused by the browser, or before there is a picture: nothing changes.
    done.then(
      () => undefined,
      () => undefined,
    )
  })
}
