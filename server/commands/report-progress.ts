import { type Amount, progressLine } from '../backup/progress.ts'

const EVERY_MS = 5_000

/** Says every few seconds how far something is. */
export function reportProgress(say: (line: string) => void): (done: Amount, all: Amount) => void {
  const started = performance.now()
  let told = started
  return (done, all) => {
    const now = performance.now()
    if (now - told < EVERY_MS) return
    told = now
    say(progressLine(done, all, (now - started) / 1000))
  }
}
