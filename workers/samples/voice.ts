/**
 * Something that sounds like a person speaking Spanish far away: the vowels of a text, each a buzz through the three
 * formants that distinguish it. Nobody will understand it, but meters, encoders and players treat it as speech, unlike
 * a test tone.
 */

export const SAMPLE_RATE = 48_000
/** Syllables per second, all equal, so that a formula can keep a drawn mouth in step. */
export const SYLLABLE_RATE = 4.5
const PAUSE_SYLLABLES = 2
/** Peaks near -6 dBFS, as in a careful recording. */
const LEVEL = 0.04

/** Centre frequencies in Hz, after Quilis & Esgueva (1983): Spanish vowels of male speakers. */
const FORMANTS = {
  a: [657, 1215, 2500],
  e: [453, 1995, 2600],
  i: [264, 2317, 2900],
  o: [474, 888, 2400],
  u: [294, 669, 2300],
} as const
type Vowel = keyof typeof FORMANTS

const FORMANT_WIDTHS = [80, 100, 140] as const
const FORMANT_GAINS = [1, 0.5, 0.2] as const

export interface Phrase {
  text: string
  /** Seconds. */
  start: number
  end: number
}

export interface Speech {
  /** Mono, -1..1, at SAMPLE_RATE. */
  samples: Float32Array
  phrases: Phrase[]
}

/**
 * Speaks phrases one after the other.
 * @param seconds of the whole; phrases that do not fit are left out
 * @param pitch Hz of the voice: about 115 for a man, 205 for a woman
 */
export function speak(texts: readonly string[], seconds: number, pitch: number): Speech {
  const samples = new Float32Array(Math.round(seconds * SAMPLE_RATE))
  const phrases: Phrase[] = []
  let syllable = 1
  for (const text of texts) {
    const vowels = vowelsOf(text)
    const end = (syllable + vowels.length) / SYLLABLE_RATE
    if (end > seconds) break
    phrases.push({ text, start: syllable / SYLLABLE_RATE, end })
    vowels.forEach((vowel, index) => {
      // The pitch falls over a phrase, as in a statement.
      const height = pitch * (1.12 - (0.25 * index) / vowels.length)
      addVowel(samples, Math.round(((syllable + index) / SYLLABLE_RATE) * SAMPLE_RATE), vowel, height)
    })
    syllable += vowels.length + PAUSE_SYLLABLES
  }
  return { samples, phrases }
}

/** One vowel per syllable: adjacent vowels count once, as the open one. */
export function vowelsOf(text: string): Vowel[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const nuclei = plain.match(/[aeiou]+/g) ?? []
  return nuclei.map((nucleus) => (/[aeo]/.exec(nucleus)?.[0] ?? nucleus[0]) as Vowel)
}

function addVowel(samples: Float32Array, from: number, vowel: Vowel, pitch: number): void {
  const length = Math.round(SAMPLE_RATE / SYLLABLE_RATE)
  const resonators = FORMANTS[vowel].map((frequency, index) =>
    resonator(frequency, FORMANT_WIDTHS[index] ?? 100, FORMANT_GAINS[index] ?? 0),
  )
  let phase = 0
  for (let index = 0; index < length && from + index < samples.length; index++) {
    const time = index / SAMPLE_RATE
    phase += (pitch * (1 + 0.01 * Math.sin(2 * Math.PI * 5 * time))) / SAMPLE_RATE
    // A sawtooth is the simplest glottal pulse: all harmonics, falling by 6 dB per octave.
    const source = 2 * (phase % 1) - 1
    const voiced = resonators.reduce((sum, filter) => sum + filter(source), 0)
    samples[from + index] = LEVEL * Math.sin((Math.PI * index) / length) ** 0.7 * voiced
  }
}

/** A two-pole resonance with a peak of about `gain`. */
function resonator(frequency: number, width: number, gain: number): (input: number) => number {
  const radius = Math.exp((-Math.PI * width) / SAMPLE_RATE)
  const turn = 2 * radius * Math.cos((2 * Math.PI * frequency) / SAMPLE_RATE)
  const level = gain * (1 - radius) * 2
  let last = 0
  let before = 0
  return (input) => {
    const output = level * input + turn * last - radius * radius * before
    before = last
    last = output
    return output
  }
}
