import { provided } from '../context/provided.ts'
import type { Uploads } from './uploads.ts'

export const [UploadsProvider, useUploads] = provided<Uploads>()
