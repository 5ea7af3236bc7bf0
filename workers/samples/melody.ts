import { SAMPLE_RATE } from './voice.ts'

/** A minor pentatonic, like much Andean music: semitones above A4. */
const SCALE = [0, 3, 5, 7, 10, 12] as const
const TUNE = [0, 2, 3, 4, 3, 2, 1, 0, 3, 4, 5, 4, 3, 2, 1, 0] as const
const NOTE_SECONDS = 0.375
const DECAY = 5

/** Adds plucked notes to the samples; a spot without music would be the only one of its hour. */
export function addMelody(samples: Float32Array, level: number): void {
  const noteLength = NOTE_SECONDS * SAMPLE_RATE
  for (let start = 0, note = 0; start < samples.length; start += noteLength, note++) {
    const semitones = SCALE[TUNE[note % TUNE.length] ?? 0] ?? 0
    const frequency = 440 * 2 ** (semitones / 12)
    const end = Math.min(samples.length, start + 2 * noteLength)
    for (let index = start; index < end; index++) {
      const time = (index - start) / SAMPLE_RATE
      const wave = Math.sin(2 * Math.PI * frequency * time) + 0.3 * Math.sin(4 * Math.PI * frequency * time)
      samples[index] = (samples[index] ?? 0) + level * Math.exp(-DECAY * time) * wave
    }
  }
}
