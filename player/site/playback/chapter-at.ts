export interface Chapter {
  /** Seconds. */
  start: number
  title: string
}

/** The chapter at a time, or undefined before the first. `chapters` are ordered by time. */
export function chapterAt<C extends Pick<Chapter, 'start'>>(
  chapters: readonly C[],
  time: number,
): C | undefined {
  let found: C | undefined
  for (const chapter of chapters) if (chapter.start <= time) found = chapter
  return found
}
