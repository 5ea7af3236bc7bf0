import { readFile } from 'node:fs/promises'
import { writeWhole } from './durable.ts'

/** TLS sessions by host and port, so that a handshake need not carry the server's certificates again. */
export interface TlsSessions {
  of(host: string): Buffer | undefined
  keep(host: string, session: Buffer): void
  /** Writes them for the next run, if there are others than before. */
  save(): Promise<void>
}

/** Our server, a proxy that speaks TLS, and where a download may be redirected to. */
const MOST_HOSTS = 8
/** A session with the certificates of a server in it has a few kilobytes. */
const LARGEST = 64 * 1024

/**
 * The sessions of earlier runs: an agent that the task scheduler starts every quarter of an hour would forget them. Who can
 * read the file could speak to the server as this connection did, but without the station's token.
 */
export async function openTlsSessions(path: string): Promise<TlsSessions> {
  const sessions = sessionsIn(await readFile(path, 'utf8').catch(() => ''))
  let changed = false
  return {
    of: (host) => sessions.get(host),

    keep(host, session) {
      if (session.length > LARGEST) return
      // The newest last.
      sessions.delete(host)
      sessions.set(host, session)
      changed = true
    },

    async save() {
      if (!changed) return
      const latest = [...sessions].slice(-MOST_HOSTS)
      const text = JSON.stringify(
        Object.fromEntries(latest.map(([host, session]) => [host, session.toString('base64')])),
      )
      await writeWhole(path, text, { mode: 0o600 })
      changed = false
    },
  }
}

/** A file cut short by a power failure holds none. */
function sessionsIn(text: string): Map<string, Buffer> {
  try {
    const kept: unknown = JSON.parse(text)
    if (typeof kept !== 'object' || kept === null) return new Map()
    return new Map(
      Object.entries(kept).flatMap(([host, session]) =>
        typeof session === 'string' ? [[host, Buffer.from(session, 'base64')] as const] : [],
      ),
    )
  } catch {
    return new Map()
  }
}
