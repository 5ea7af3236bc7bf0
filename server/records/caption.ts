/** That a work has captions in a language. The text itself is in the store. */
export interface CaptionRecord {
  workId: string
  language: string
  bytes: number
  updatedAt: string
}
