import type { Settings } from '../../station/settings.ts'
import { NO_PROXY } from './no-proxy.ts'
import { TEST_TOKEN } from './station-server.ts'

/** How an agent is set up that talks to the test's own server, and gives up soon. */
export function agentSettings(of: Pick<Settings, 'server' | 'folder'> & Partial<Settings>): Settings {
  return {
    token: TEST_TOKEN,
    rendition: 'mp3-128',
    from: null,
    station: null,
    every: null,
    logs: [],
    proxy: NO_PROXY,
    retrySeconds: 0.01,
    timeoutSeconds: 10,
    ...of,
  }
}
