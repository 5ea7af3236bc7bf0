/** What is asked of a part that may hang: its answer, or an error once `milliseconds` have gone by. */
export async function within<T>(asking: Promise<T>, milliseconds: number): Promise<T> {
  const timeout = AbortSignal.timeout(milliseconds)
  return await Promise.race([
    asking,
    new Promise<never>((_, reject) => timeout.addEventListener('abort', () => reject(timeout.reason))),
  ])
}
