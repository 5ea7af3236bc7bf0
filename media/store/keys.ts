const KEY = /^[a-zA-Z0-9][a-zA-Z0-9._-]*(\/[a-zA-Z0-9][a-zA-Z0-9._-]*)*$/

/**
 * Keys come from `media/layout.ts` and are clean; this guards every store against the day when one is not.
 * @throws RangeError for anything that could leave the store
 */
export function requireKey(key: string): void {
  if (!KEY.test(key)) throw new RangeError(`not a key: ${key}`)
}
