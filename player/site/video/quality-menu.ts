import { size } from '../../../media/measures.ts'
import { fill, type Root } from '../page/root.ts'
import type { Controls } from './controls.ts'
import type { Player } from './player.ts'
import { type Quality, type QualityOption, qualityOptions } from './qualities.ts'

/**
 * The menu that says what each quality costs; the large button says what pressing it will.
 * @param lightBytes size of the light file, or null where there is none
 * @returns to be called when the rungs, the length or the choice may have changed
 */
export function mountQualityMenu(
  { quality: menu, startLabel }: Pick<Controls, 'quality' | 'startLabel'>,
  player: Player,
  total: () => number,
  lightBytes: number | null,
  { texts, locale }: Pick<Root, 'texts' | 'locale'>,
): () => void {
  let shown = ''
  menu.addEventListener('change', () => player.choose(qualityOf(menu.value)))
  return () => {
    const options = qualityOptions(player.levels, total(), lightBytes, texts, locale)
    const key = options.map(({ label, cost }) => `${label} ${cost}`).join()
    // An open menu must not change under the finger.
    if (key !== shown) refill(menu, options)
    shown = key
    const chosen = String(player.quality)
    if (menu.value !== chosen) menu.value = chosen
    if (lightBytes === null) return
    const cost = size(lightBytes, locale)
    const told = player.quality === 'saver' ? cost : fill(texts.usesFrom, { size: cost })
    startLabel.textContent = `${texts.play} · ${told}`
  }
}

function refill(menu: HTMLSelectElement, options: QualityOption[]): void {
  menu.textContent = ''
  for (const { quality, label, cost } of options) {
    menu.append(new Option(cost === '' ? label : `${label} · ${cost}`, String(quality)))
  }
}

function qualityOf(value: string): Quality {
  return value === 'auto' || value === 'saver' ? value : Number(value)
}
