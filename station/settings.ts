import type { ProxySettings } from './proxy.ts'
import type { Rendition } from './rendition.ts'

/** The agent's settings, as `config.ts` reads them from the command line, the environment and the file. */
export interface Settings {
  /** Base URL of Chaski, without a trailing slash. */
  server: string
  token: string
  /** Where everything goes; absolute. */
  folder: string
  rendition: Rendition
  /** Minutes between pulls; null for a single pull. */
  every: number | null
  /** Logs of the automation: files, or folders of them. */
  logs: string[]
  proxy: ProxySettings
  /** Seconds before the second attempt at an interrupted download. */
  retrySeconds: number
  /** Seconds without a byte after which a connection is closed. */
  timeoutSeconds: number
}
