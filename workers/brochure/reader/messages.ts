import type { ErrorCode } from '../../../media/errors.ts'
import type { PageSize } from './page-images.ts'

/** What the reader process is told, as JSON in its only argument. */
export interface ReaderTask {
  /** The PDF. */
  source: string
  /** Existing folder for the images, named by `imageName`. */
  folder: string
  maxPages: number
}

export interface ReadPage {
  /** From 1, as in the PDF. */
  number: number
  /** Points, upright. */
  size: PageSize
  images: PageSize[]
  text: string
}

export interface OutlineEntry {
  title: string
  /** From 1. */
  page: number
  /** From 1. */
  level: number
}

/** What is known of all of it at the end. */
export interface ReadDocument {
  outline: OutlineEntry[]
  isRestricted: boolean
  hasAttachments: boolean
}

/** What it answers, in this order: `opened`, a `page` or `lost` for each, `done`; or `refused` at any time. */
export type ReaderMessage =
  | { type: 'opened'; pages: number }
  | { type: 'page'; page: ReadPage }
  | { type: 'lost'; page: number }
  | ({ type: 'done' } & ReadDocument)
  | { type: 'refused'; code: ErrorCode; detail: string }

/** Name of an image inside the folder; pages count from 1. */
export const imageName = (page: number, width: number): string => `${page}-${width}.webp`
