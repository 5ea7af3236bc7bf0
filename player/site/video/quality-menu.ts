import { size } from '../../../media/measures.ts'
import { fill, type Root } from '../page/root.ts'
import type { Quality } from '../playback/source.ts'
import type { Controls } from './controls.ts'
import type { FilmPlayer } from './film-player.ts'
import { type QualityOption, qualityOptions, type Sizes } from './qualities.ts'

/**
 * The menu that says what each quality costs; the large button says what pressing it will.
 * @param sizes what the page knows of the work
 * @returns to be called when the rungs, the length or the choice may have changed
 */
export function mountQualityMenu(
  { quality: menu, startLabel }: Pick<Controls, 'quality' | 'startLabel'>,
  film: FilmPlayer,
  sizes: () => Omit<Sizes, 'levels'>,
  { texts, locale }: Pick<Root, 'texts' | 'locale'>,
): () => void {
  let shown = ''
  menu.addEventListener('change', () => film.choose(qualityOf(menu.value)))
  return () => {
    const known = { ...sizes(), levels: film.player.levels }
    const options = qualityOptions(known, texts, locale).filter(
      ({ quality }) => film.showsPicture || quality === 'sound',
    )
    const key = options.map(({ label, cost }) => `${label} ${cost}`).join()
    // An open menu must not change under the finger.
    if (key !== shown) refill(menu, options)
    // Of a copy there is nothing to choose. The label goes with it.
    if (menu.parentElement) menu.parentElement.hidden = options.length < 2
    shown = key
    const chosen = String(film.quality)
    if (menu.value !== chosen) menu.value = chosen
    const sound = !film.showsPicture || film.quality === 'sound'
    const bytes = sound ? known.soundBytes : known.lightBytes
    if (bytes === null) return
    const cost = size(bytes, locale)
    const told = film.quality === 'auto' && !sound ? fill(texts.usesFrom, { size: cost }) : cost
    startLabel.textContent = `${sound ? texts.playSound : texts.play} · ${told}`
  }
}

function refill(menu: HTMLSelectElement, options: QualityOption[]): void {
  menu.textContent = ''
  for (const { quality, label, cost } of options) {
    menu.append(new Option(cost === '' ? label : `${label} · ${cost}`, String(quality)))
  }
}

function qualityOf(value: string): Quality {
  return value === 'auto' || value === 'saver' || value === 'sound' ? value : Number(value)
}
