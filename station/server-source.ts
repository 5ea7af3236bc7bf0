import { download } from './download.ts'
import type { Connection } from './request.ts'
import type { ServerApi } from './server-api.ts'
import type { Settings } from './settings.ts'
import type { SpotSource } from './spot-source.ts'

/** Spots straight from the server. */
export function createServerSource(
  api: Pick<ServerApi, 'sync'>,
  settings: Settings,
  connection: Omit<Connection, 'signal'>,
): SpotSource {
  const { server, token, retrySeconds } = settings
  return {
    sync: api.sync,
    bring: (wanted, { signal, ...context }) =>
      download(wanted, {
        ...context,
        server,
        token,
        connection: { ...connection, signal },
        firstDelay: retrySeconds * 1000,
      }),
  }
}
