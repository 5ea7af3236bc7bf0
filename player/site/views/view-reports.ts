import { LONGEST_UNREPORTED_SECONDS } from '../../../media/viewing.ts'
import type { Memory } from '../page/memory.ts'

/** One viewing that counts. */
export interface ViewReport {
  /** Where it is sent. */
  path: string
  /** UUID: a report that arrives twice counts once. */
  viewing: string
  /** Watched when it was made. */
  seconds: number
  /** Unix milliseconds. */
  at: number
}

interface World {
  memory: Memory
  /** Sends, and says whether the server has taken or refused it, so that it need not be sent again. */
  send(path: string, body: string): Promise<boolean>
  now(): number
}

const KEPT = 'views'
const MOST_KEPT = 100

/**
 * Sends views, and keeps those that did not get through until the link is back, over visits if need be. A report is
 * kept before it is sent: a page that is closed in the middle loses nothing.
 */
export function createViewReports({ memory, send, now }: World) {
  const kept = (): ViewReport[] => {
    const since = now() - LONGEST_UNREPORTED_SECONDS * 1000
    return parse(memory.get(KEPT)).filter(({ at }) => at > since)
  }
  const keep = (reports: ViewReport[]): void => memory.set(KEPT, JSON.stringify(reports.slice(-MOST_KEPT)))

  // By the same clock twice, so that one that is wrong does no harm; one that was put right meanwhile may say anything.
  const secondsSince = (at: number): number => Math.max(0, Math.round((now() - at) / 1000))

  const onTheWay = new Set<string>()
  const deliver = async ({ path, viewing, seconds, at }: ViewReport): Promise<void> => {
    if (onTheWay.has(viewing)) return
    onTheWay.add(viewing)
    const done = await send(path, JSON.stringify({ viewing, seconds, ago: secondsSince(at) }))
    onTheWay.delete(viewing)
    if (done) keep(kept().filter((other) => other.viewing !== viewing))
  }

  return {
    async report(path: string, viewing: string, seconds: number): Promise<void> {
      const report = { path, viewing, seconds: Math.round(seconds * 10) / 10, at: now() }
      keep([...kept(), report])
      await deliver(report)
    },

    /** Sends what is kept, one after the other. */
    async retry(): Promise<void> {
      for (const report of kept()) await deliver(report)
    },
  }
}

function parse(text: string | null): ViewReport[] {
  if (text === null) return []
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found : []
  } catch {
    // Written by nobody we know: a fresh start is the repair.
    return []
  }
}
