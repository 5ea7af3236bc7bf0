import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isRendition, RENDITIONS } from '../media/stations/rendition.ts'
import { StationError, systemCode } from './failure.ts'
import type { ProxySettings } from './proxy.ts'
import type { Settings } from './settings.ts'

/** Raw settings from the command line, the environment or the file; each may be missing or wrong. */
export interface RawSettings {
  server?: unknown
  token?: unknown
  folder?: unknown
  format?: unknown
  from?: unknown
  station?: unknown
  /** Minutes; null for one pull. */
  every?: unknown
  logs?: unknown
  proxy?: unknown
  noProxy?: unknown
  retrySeconds?: unknown
  timeoutSeconds?: unknown
}

const NAMES = [
  'server',
  'token',
  'folder',
  'format',
  'from',
  'station',
  'every',
  'logs',
  'proxy',
  'noProxy',
  'retrySeconds',
  'timeoutSeconds',
]

/** Settings from the environment, under conventional names and our own. */
export function environment(): { settings: RawSettings; proxies: ProxySettings } {
  const { env } = process
  const settings: RawSettings = {}
  if (env.CHASKI_SERVER) settings.server = env.CHASKI_SERVER
  if (env.CHASKI_TOKEN) settings.token = env.CHASKI_TOKEN
  if (env.CHASKI_FOLDER) settings.folder = env.CHASKI_FOLDER
  if (env.CHASKI_FORMAT) settings.format = env.CHASKI_FORMAT
  return {
    settings,
    proxies: {
      http: env.HTTP_PROXY || env.http_proxy || null,
      https: env.HTTPS_PROXY || env.https_proxy || null,
      none: env.NO_PROXY || env.no_proxy || '',
    },
  }
}

/**
 * The settings file, or nothing if there is none.
 * @param required whether it was named on the command line
 * @throws StationError `usage` if it cannot be read
 */
export function readConfigFile(path: string, required: boolean): RawSettings {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (!required && systemCode(error) === 'ENOENT') return {}
    throw new StationError('usage', `No se puede leer ${path}.`, { cause: error })
  }
  let value: unknown
  try {
    // Windows Notepad starts files with a byte order mark, which JSON does not allow.
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new StationError('usage', `${path} no es JSON: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new StationError('usage', `${path} debe ser un objeto JSON.`)
  const unknown = Object.keys(value).filter((name) => !NAMES.includes(name))
  if (unknown.length > 0)
    throw new StationError(
      'usage',
      `${path}: no se conoce ${unknown.join(', ')}; se conocen ${NAMES.join(', ')}.`,
    )
  return value
}

/**
 * The settings, or every mistake in them.
 * @param sources the strongest first
 */
export function settingsFrom(
  sources: readonly RawSettings[],
  proxies: ProxySettings,
  forPull: boolean,
): { settings: Settings; mistakes: string[] } {
  const raw: RawSettings = Object.assign({}, ...[...sources].reverse())
  const mistakes: string[] = []
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

  const from = text(raw.from)
  const needsServer = forPull && from === ''
  const server = text(raw.server).replace(/\/+$/, '')
  if (needsServer && !isWebAddress(server))
    mistakes.push('server: falta la dirección de Chaski, como https://chaski.example.org')
  const token = text(raw.token)
  if (needsServer && !/^[\x21-\x7e]+$/.test(token))
    mistakes.push('token: falta la clave de la estación; la da quien administra Chaski')
  const folder = text(raw.folder)
  if (folder === '') mistakes.push('folder (--to): falta la carpeta de los spots')

  const rendition = text(raw.format ?? 'mp3-128')
  if (!isRendition(rendition)) mistakes.push(`format: debe ser ${RENDITIONS.join(', ')}`)

  const number = (
    name: 'every' | 'retrySeconds' | 'timeoutSeconds',
    otherwise: number | null,
    least: number,
  ) => {
    const value = raw[name]
    if (value === undefined || value === null) return otherwise
    const found = typeof value === 'string' ? Number(value.replace(',', '.')) : value
    if (typeof found === 'number' && found >= least && found <= 10_080) return found
    mistakes.push(`${name}: debe ser un número desde ${least}`)
    return otherwise
  }
  const every = number('every', null, 1)
  const retrySeconds = number('retrySeconds', 1, 0) ?? 1
  const timeoutSeconds = number('timeoutSeconds', 30, 1) ?? 30

  const logs = raw.logs ?? []
  if (!Array.isArray(logs) || !logs.every((path) => typeof path === 'string'))
    mistakes.push('logs: debe ser una lista de archivos o carpetas')
  const own = text(raw.proxy)
  for (const proxy of own === '' ? [proxies.http, proxies.https] : [own])
    if (proxy !== null && !isWebAddress(proxy.includes('://') ? proxy : `http://${proxy}`))
      mistakes.push(`proxy: no se entiende ${proxy}`)

  return {
    mistakes,
    settings: {
      server,
      token,
      folder: resolve(folder),
      rendition: isRendition(rendition) ? rendition : 'mp3-128',
      from: from === '' ? null : resolve(from),
      station: text(raw.station) || null,
      every,
      logs: Array.isArray(logs) ? logs.map((path) => resolve(String(path))) : [],
      proxy: {
        http: own || proxies.http,
        https: own || proxies.https,
        none: text(raw.noProxy) || (own === '' ? proxies.none : ''),
      },
      retrySeconds,
      timeoutSeconds,
    },
  }
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
