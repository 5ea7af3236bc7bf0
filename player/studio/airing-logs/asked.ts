import type { LogAnswer, OpenLog } from '../../../media/schemas/airing-log.ts'

/** What the form of one kind of question gets. */
export interface Asked<About extends OpenLog['question']['about']> {
  question: Extract<OpenLog['question'], { about: About }>
  busy: boolean
  onAnswer: (answer: LogAnswer) => Promise<void>
}
