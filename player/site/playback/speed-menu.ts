const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const

/** Fills the menu of speeds and keeps it in step with the element, which other programs can set too. */
export function mountSpeedMenu(menu: HTMLSelectElement, media: HTMLMediaElement, locale: string): void {
  const named = (speed: number): string => {
    const digits = String(speed)
    return `${locale === 'en' ? digits : digits.replace('.', ',')} ×`
  }
  menu.append(...SPEEDS.map((speed) => new Option(named(speed), String(speed))))
  menu.value = '1'
  menu.addEventListener('change', () => {
    // The default too: another quality is another file, which would begin at the default.
    media.defaultPlaybackRate = Number(menu.value)
    media.playbackRate = Number(menu.value)
  })
  media.addEventListener('ratechange', () => {
    menu.value = String(media.playbackRate)
  })
}
