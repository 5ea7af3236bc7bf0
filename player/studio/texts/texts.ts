import { area } from '../language/words.ts'

/** The words that the studio begins with. Plain and warm; they say what happens next rather than what the machine does. */
export const texts = area({
  es: () => import('./first/es.ts'),
  qu: () => import('./first/qu.ts'),
  en: () => import('./first/en.ts'),
})
