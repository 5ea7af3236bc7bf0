import type { Rendition } from '../media/stations/rendition.ts'
import type { ProxySettings } from './proxy.ts'

/** The agent's settings, as `config.ts` reads them from the command line, the environment and the file. */
export interface Settings {
  /** Base URL of Chaski, without a trailing slash. Empty where only suitcases come. */
  server: string
  token: string
  /** Where everything goes; absolute. */
  folder: string
  rendition: Rendition
  /** Where the suitcase is, in place of the server; absolute. */
  from: string | null
  /** Which station this is, by id or name, for a suitcase of several. */
  station: string | null
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
