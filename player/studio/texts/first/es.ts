import { words as broadcast } from '../broadcast/es.ts'
import { words as general } from '../general/es.ts'
import { words as uploads } from '../uploads/es.ts'
import { words as works } from '../works/es.ts'

export const words = { ...general, ...works, ...uploads, ...broadcast }
