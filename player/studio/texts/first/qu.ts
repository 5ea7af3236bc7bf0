import { words as broadcast } from '../broadcast/qu.ts'
import { words as general } from '../general/qu.ts'
import { words as uploads } from '../uploads/qu.ts'
import { words as works } from '../works/qu.ts'
import type { words as es } from './es.ts'

export const words: typeof es = { ...general, ...works, ...uploads, ...broadcast }
