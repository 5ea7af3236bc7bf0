import { words as broadcast } from '../broadcast/en.ts'
import { words as general } from '../general/en.ts'
import { words as uploads } from '../uploads/en.ts'
import { words as works } from '../works/en.ts'
import type { words as es } from './es.ts'

export const words: typeof es = { ...general, ...works, ...uploads, ...broadcast }
