import { provided } from '../context/provided.ts'
import type { WorkList } from './work-list.ts'

export const [WorkListProvider, useWorkList] = provided<WorkList>()
