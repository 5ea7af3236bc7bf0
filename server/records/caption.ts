/** Captions of a work in one language. The text is in the store. */
export interface CaptionRecord {
  workId: string
  language: string
  bytes: number
  updatedAt: string
}
