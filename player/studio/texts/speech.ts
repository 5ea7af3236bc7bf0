import type { Speech } from '../api/problem.ts'
import { language } from '../language/words.ts'
import { texts } from './texts.ts'

export const speech: Speech = {
  get language() {
    return language.value
  },
  get problems() {
    return texts.problems
  },
}
