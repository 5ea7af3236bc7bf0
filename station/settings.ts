import type { ProxySettings } from './proxy.ts'
import type { Rendition } from './rendition.ts'

/** What the agent was told, from the command line, the environment and the file, put together by `config.ts`. */
export interface Settings {
  /** Base URL of Chaski, without a slash at its end. */
  server: string
  token: string
  /** Where everything goes; absolute. */
  folder: string
  rendition: Rendition
  /** Minutes between two pulls; null for one pull and no more. */
  every: number | null
  /** Logs of the automation: files, or folders of them. */
  logs: string[]
  proxy: ProxySettings
  /** Seconds before the second try of a download that was cut. */
  retrySeconds: number
  /** Seconds without a byte after which a connection is given up. */
  timeoutSeconds: number
}
