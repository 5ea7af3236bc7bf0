import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Poster',
  hint: 'The picture that is seen in lists and before it begins.',
  hintMoment:
    'To use a moment of the video, play it, stop it where you like and press “Use this moment as poster”.',
  automatic: 'The automatic one',
  candidate: (number) => `Suggestion ${number}`,
  moment: (clock) => `Moment ${clock}`,
  picture: 'Own picture',
  shown: 'The one that is seen',
  choose: (what) => `Use as poster: ${what}`,
  upload: 'Upload a picture…',
  uploadHint:
    'JPEG, PNG or WebP of up to 16 MB. It stays if you upload another version; a moment of the video does not.',
  takeMoment: 'Use this moment as poster',
  making: 'The new poster is being prepared. Meanwhile the one before is seen.',
  ready: 'The poster has changed.',
  failed: 'The poster could not be prepared.',
  asked: 'The new poster is being prepared.',
  kept: 'Those that you no longer use are kept for a week, in case you want to go back to them.',
}
