import { area } from '../../language/words.ts'

/** What is said of the files that a work has had. */
export const words = area({
  es: () => import('./es.ts'),
  qu: () => import('./qu.ts'),
  en: () => import('./en.ts'),
})
