import type { Player } from '../playback/player.ts'

/** Reading along: the sentence that is heard stands out, and a tap on a sentence goes there. */
export function followScript(audio: HTMLAudioElement, player: Pick<Player, 'seek' | 'play'>): void {
  const sentences = [...document.querySelectorAll<HTMLElement>('[data-script] [data-at]')]
  const timeOf = ({ dataset }: HTMLElement): number => Number(dataset.at)
  for (const sentence of sentences) {
    sentence.tabIndex = 0
    sentence.setAttribute('role', 'button')
    const go = (): void => {
      player.seek(timeOf(sentence))
      player.play()
    }
    sentence.addEventListener('click', go)
    sentence.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      go()
    })
  }
  audio.addEventListener('timeupdate', () => {
    const now = sentences.filter((sentence) => timeOf(sentence) <= audio.currentTime + 0.1).pop()
    for (const sentence of sentences) sentence.classList.toggle('is-heard', sentence === now)
  })
}
