import { LONGEST_UNREPORTED_SECONDS } from '../../../media/viewing.ts'
import type { Memory } from '../page/memory.ts'

/** What is told of a viewing; what is in it is between the page and the server. */
type Report = Record<string, unknown>

interface Kept {
  /** Where it is sent. */
  path: string
  /** Unix milliseconds at which it was made. */
  at: number
  [field: string]: unknown
}

interface World {
  memory: Memory
  /** Sends, and says whether the server has taken or refused it, so that it need not be sent again. */
  send(path: string, body: string): Promise<boolean>
  now(): number
}

const KEPT = 'views'
const MOST_KEPT = 300

/**
 * Sends views, and keeps those that did not get through until the link is back, over visits if need be. A report is
 * kept before it is sent: a page that is closed in the middle loses nothing, and one that arrives twice counts once.
 */
export function createViewReports({ memory, send, now }: World) {
  const kept = (): Kept[] => {
    const since = now() - LONGEST_UNREPORTED_SECONDS * 1000
    return parse(memory.get(KEPT)).filter(({ at }) => at > since)
  }
  const keep = (reports: Kept[]): void => memory.set(KEPT, JSON.stringify(reports.slice(-MOST_KEPT)))

  // By the same clock twice, so that one that is wrong does no harm; one that was put right meanwhile may say anything.
  const secondsSince = (at: number): number => Math.max(0, Math.round((now() - at) / 1000))

  const onTheWay = new Set<string>()
  const deliver = async (report: Kept): Promise<void> => {
    const name = JSON.stringify(report)
    if (onTheWay.has(name)) return
    onTheWay.add(name)
    const { path, at, ...said } = report
    const done = await send(path, JSON.stringify({ ...said, ago: secondsSince(at) }))
    onTheWay.delete(name)
    if (done) keep(kept().filter((other) => JSON.stringify(other) !== name))
  }

  return {
    async report(path: string, said: Report): Promise<void> {
      const report = { path, at: now(), ...said }
      keep([...kept(), report])
      await deliver(report)
    },

    /** Sends what is kept, one after the other. */
    async retry(): Promise<void> {
      for (const report of kept()) await deliver(report)
    },
  }
}

function parse(text: string | null): Kept[] {
  if (text === null) return []
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found : []
  } catch {
    // Written by nobody we know: a fresh start is the repair.
    return []
  }
}
