import { area } from '../../language/words.ts'

/** What is said of filters that are kept. */
export const words = area({
  es: () => import('./es.ts'),
  qu: () => import('./qu.ts'),
  en: () => import('./en.ts'),
})
