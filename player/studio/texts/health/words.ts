import { area } from '../../language/words.ts'

/** What is said of the state of the system. */
export const words = area({
  es: () => import('./es.ts'),
  qu: () => import('./qu.ts'),
  en: () => import('./en.ts'),
})
