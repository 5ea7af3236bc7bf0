import { element } from '../page/element.ts'
import type { Root } from '../page/root.ts'
import { voiceFor } from './voice-for.ts'

/**
 * Adds a button to the text of each page that reads it aloud with the device's voice: nothing is downloaded. Only if
 * there is a voice for the text's language; Quechua read by a Spanish voice helps nobody.
 */
export function offerVoice({ element: reader, texts }: Root): void {
  if (!('speechSynthesis' in window)) return
  const voices = window.speechSynthesis
  const pages = Array.from(reader.querySelectorAll<HTMLElement>('[data-read]'))
  const offered = new Set<HTMLElement>()

  const offer = (): void => {
    for (const page of pages) {
      const voice = voiceFor(voices.getVoices(), page.lang || document.documentElement.lang)
      if (!voice || offered.has(page)) continue
      offered.add(page)
      page.before(button(page, voice))
    }
  }
  const button = (page: HTMLElement, voice: SpeechSynthesisVoice): HTMLButtonElement => {
    const made = element('button', { type: 'button', class: 'button button--quiet' }, texts.readAloud)
    let reading: SpeechSynthesisUtterance | null = null
    const finish = (): void => {
      reading = null
      made.textContent = texts.readAloud
    }
    made.addEventListener('click', () => {
      const stop = reading !== null
      voices.cancel()
      if (stop) return
      reading = new SpeechSynthesisUtterance(spoken(page))
      reading.voice = voice
      reading.lang = voice.lang
      // Also when another page is started, which cancels this one.
      reading.onend = finish
      reading.onerror = finish
      made.textContent = texts.stopReading
      voices.speak(reading)
    })
    return made
  }

  offer()
  // Some browsers load voices late.
  voices.addEventListener?.('voiceschanged', offer)
  window.addEventListener('pagehide', () => voices.cancel())
}

// Paragraph by paragraph, so that the voice pauses in between.
function spoken(page: HTMLElement): string {
  return Array.from(page.children, ({ textContent }) => textContent).join('\n\n')
}
