import { area } from '../../language/words.ts'

/** What is said of the picture that stands for a work. */
export const words = area({
  es: () => import('./es.ts'),
  qu: () => import('./qu.ts'),
  en: () => import('./en.ts'),
})
