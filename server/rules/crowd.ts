/** Fewer than this in an hour are no crowd, however rarely a work is watched: a class, or a meeting of a village. */
const LEAST_CROWD = 100

/** Over how many days it is told what is usual. */
export const USUAL_DAYS = 28

/**
 * Whether so many views of one work within an hour are a sudden crowd: more than it usually has in a whole day. A
 * crowd may be real, after a broadcast; or a script that opens pages as fast as it can. Nothing but staff can tell.
 * @param usual views of a day, on average
 */
export function isCrowd(viewsInHour: number, usual: number): boolean {
  return viewsInHour > Math.max(LEAST_CROWD, usual)
}
