import { area } from '../../language/words.ts'

/** The script with the times at which it is heard. */
export const words = area({
  es: () => import('./es.ts'),
  qu: () => import('./qu.ts'),
  en: () => import('./en.ts'),
})
