/** Reading along: the sentence that is heard stands out, and a tap on a sentence goes there. */
export function followScript(audio: HTMLAudioElement): void {
  const sentences = [...document.querySelectorAll<HTMLElement>('[data-script] [data-at]')]
  const timeOf = ({ dataset }: HTMLElement): number => Number(dataset.at)
  for (const sentence of sentences) {
    sentence.tabIndex = 0
    sentence.setAttribute('role', 'button')
    const go = (): void => {
      audio.currentTime = timeOf(sentence)
      void audio.play().catch(() => undefined)
    }
    sentence.addEventListener('click', go)
    sentence.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      go()
    })
  }
  audio.addEventListener('timeupdate', () => {
    const now = sentences.findLast((sentence) => timeOf(sentence) <= audio.currentTime + 0.1)
    for (const sentence of sentences) sentence.classList.toggle('is-heard', sentence === now)
  })
}
