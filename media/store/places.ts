import { isWorkId } from '../ids.ts'
import { requireKey } from './keys.ts'

/**
 * Where a local folder keeps what it stores, relative to its root. The folders of works are spread by the first two
 * characters of their ids, so that no folder ever has a hundred thousand entries:
 *
 *     published/k7x3…/1/240/init.mp4   lies in   published/k7/k7x3…/1/240/init.mp4
 *
 * Versions before this one kept everything where its key says. What they left is found there until it is moved.
 */

/** The name of a folder that works are spread over. */
const SPREAD = /^[a-z0-9]{2}$/

export interface Place {
  path: string
  /** Where a version before this one kept it; null where that is the same. */
  former: string | null
  /** The folder of the work that it belongs to; null where it belongs to none. */
  work: WorkPlace | null
}

export interface WorkPlace {
  path: string
  former: string
}

/**
 * The place of a key, or of a folder of keys.
 * @throws RangeError for anything that could leave the folder
 */
export function placeOf(key: string): Place {
  requireKey(key)
  const [area = '', workId = '', ...rest] = key.split('/')
  if (!isWorkId(workId)) return { path: key, former: null, work: null }
  const work = workPlace(area, workId)
  return { path: [work.path, ...rest].join('/'), former: key, work }
}

export function workPlace(area: string, workId: string): WorkPlace {
  return { path: `${area}/${workId.slice(0, 2)}/${workId}`, former: `${area}/${workId}` }
}

/** Whether works lie in the folder of this name, within an area. */
export function isSpreadFolder(name: string): boolean {
  return SPREAD.test(name)
}
