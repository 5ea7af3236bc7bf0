import { html } from 'ghtml'
import { WAVE_HEIGHT, wavePath } from '../../media/waveform.ts'

/** The waveform of a spot as a drawing in the colour of the surrounding text, stretched to fill its box. */
export function wave(levels: readonly number[], className: string): string {
  return html`<svg class="${className}" viewBox="0 0 ${2 * levels.length} ${WAVE_HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path stroke="currentColor" d="${wavePath(levels)}"/></svg>`
}
