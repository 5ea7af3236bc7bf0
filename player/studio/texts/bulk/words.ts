import { area } from '../../language/words.ts'

/** What is said of several works at once; it comes when works are first chosen. */
export const words = area({
  es: () => import('./es.ts'),
  qu: () => import('./qu.ts'),
  en: () => import('./en.ts'),
})
