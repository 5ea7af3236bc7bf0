import { provided } from '../context/provided.ts'
import type { NoticeBoard } from './notice-board.ts'

export const [NoticeProvider, useNotice] = provided<NoticeBoard>()
