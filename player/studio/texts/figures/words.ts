import { area } from '../../language/words.ts'

/** What is said on the screen of figures. */
export const words = area({
  es: () => import('./es.ts'),
  qu: () => import('./qu.ts'),
  en: () => import('./en.ts'),
})
