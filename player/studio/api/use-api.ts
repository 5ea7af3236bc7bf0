import { provided } from '../context/provided.ts'
import type { ApiClient } from './client.ts'

export const [ApiProvider, useApi] = provided<ApiClient>()
