const MINUTE_MS = 60_000
/** Different failures that are watched at a time. */
const MOST = 500

/** Numbers of pino's levels. */
const WARN = 40

type LogMethod = (this: unknown, ...args: unknown[]) => void

/**
 * For pino's `hooks.logMethod`: the same failure is said once a minute, with how often it came since it was last said.
 * A full disk or a Redis that is away would otherwise write thousands of lines a second, onto that same disk.
 */
export function onceAMinute(now: () => number = Date.now) {
  const seen = new Map<string, { saidAt: number; since: number }>()
  return function logMethod(this: unknown, args: unknown[], method: LogMethod, level: number): void {
    const what = level < WARN ? null : failureOf(args)
    if (what === null) {
      method.apply(this, args)
      return
    }
    const key = `${level} ${what}`
    const known = seen.get(key)
    const at = now()
    if (known && at - known.saidAt < MINUTE_MS) {
      known.since++
      return
    }
    seen.delete(key)
    seen.set(key, { saidAt: at, since: 0 })
    const oldest = seen.size > MOST ? seen.keys().next().value : undefined
    if (oldest !== undefined) seen.delete(oldest)
    const [facts, ...rest] = args
    const repeated = known !== undefined && known.since > 0 ? { repeated: known.since } : null
    method.apply(this, repeated ? [{ ...asFacts(facts), ...repeated }, ...rest] : args)
  }
}

/** What makes two failures the same: the sentence and the error, not the work or the request. Null for no failure. */
function failureOf([facts, message]: unknown[]): string | null {
  const error = facts instanceof Error ? facts : errorIn(facts)
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  return `${String(message ?? '')} ${error.name} ${code} ${code === '' ? error.message : ''}`
}

function errorIn(facts: unknown): unknown {
  return typeof facts === 'object' && facts !== null && 'err' in facts ? facts.err : null
}

function asFacts(facts: unknown): object {
  if (facts instanceof Error) return { err: facts }
  return typeof facts === 'object' && facts !== null ? facts : {}
}
