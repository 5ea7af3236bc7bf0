/** Lets at most so many run at a time; the others wait, in the order in which they came. */
export interface Turns {
  /**
   * @throws the reason of `signal`, at once, when it is aborted while waiting
   */
  take<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T>
}

export function createTurns(count: number): Turns {
  let free = count
  const waiting = new Set<() => void>()

  const turn = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      if (free > 0) {
        free -= 1
        resolve()
        return
      }
      const begin = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        waiting.delete(begin)
        reject(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      waiting.add(begin)
    })

  const pass = (): void => {
    const [next] = waiting
    if (next === undefined) free += 1
    else {
      waiting.delete(next)
      next()
    }
  }

  return {
    async take(signal, run) {
      await turn(signal)
      try {
        return await run()
      } finally {
        pass()
      }
    },
  }
}
