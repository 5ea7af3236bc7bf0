import type { ErrorCode } from '../../../media/errors.ts'
import type { PageSize } from './page-images.ts'

/** The reader process's request, as JSON in its only argument. */
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

/** Facts about the whole document, known at the end. */
export interface ReadDocument {
  outline: OutlineEntry[]
  isRestricted: boolean
  hasAttachments: boolean
}

/**
 * Its answers, in this order: `opened`, then `page` or `lost` for each page, then `done`; `refused` can come at any
 * time.
 */
export type ReaderMessage =
  | { type: 'opened'; pages: number }
  | { type: 'page'; page: ReadPage }
  | { type: 'lost'; page: number }
  | ({ type: 'done' } & ReadDocument)
  | { type: 'refused'; code: ErrorCode; detail: string }

/** Name of an image inside the folder; pages count from 1. */
export const imageName = (page: number, width: number): string => `${page}-${width}.webp`
