/**
 * Does the same with each of many things, several at a time. The first failure ends it, once what is under way has
 * ended; so does `stopped`.
 */
export async function atOnce<T>(
  things: AsyncIterable<T>,
  lanes: number,
  work: (thing: T) => Promise<void>,
  stopped?: AbortSignal,
): Promise<void> {
  // One iterator for all lanes: each takes the next thing when it is free.
  const all = things[Symbol.asyncIterator]()
  let failed = false
  const lane = async (): Promise<void> => {
    while (!failed && !stopped?.aborted) {
      const next = await all.next()
      if (next.done) return
      await work(next.value).catch((error: unknown) => {
        failed = true
        throw error
      })
    }
  }
  const lanesDone = await Promise.allSettled(Array.from({ length: lanes }, lane))
  await all.return?.()
  const rejected = lanesDone.find((one) => one.status === 'rejected')
  if (rejected) throw rejected.reason
}
