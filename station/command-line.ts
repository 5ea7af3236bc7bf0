import { parseArgs } from 'node:util'
import type { RawSettings } from './config.ts'

export interface CommandLine {
  verb: 'pull' | 'status' | 'setup' | 'help' | 'version'
  settings: RawSettings
  /** Where to read the settings file, instead of next to the program. */
  configFile: string | null
}

/** @throws TypeError from `parseArgs` for an unknown option or a missing value */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      once: { type: 'boolean' },
      every: { type: 'string' },
      server: { type: 'string' },
      token: { type: 'string' },
      format: { type: 'string' },
      from: { type: 'string' },
      station: { type: 'string' },
      log: { type: 'string', multiple: true },
      proxy: { type: 'string' },
      config: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  })
  const [verb = 'help', ...rest] = positionals
  if (values.help) return { verb: 'help', settings: {}, configFile: null }
  if (values.version) return { verb: 'version', settings: {}, configFile: null }
  if (!isVerb(verb) || rest.length > 0) throw new TypeError(`«${positionals.join(' ')}» no es una orden`)
  const { to, every, once, server, token, format, from, station, log, proxy } = values
  return {
    verb,
    settings: {
      ...(to !== undefined && { folder: to }),
      ...(once === true ? { every: null } : every !== undefined && { every }),
      ...(server !== undefined && { server }),
      ...(token !== undefined && { token }),
      ...(format !== undefined && { format }),
      ...(from !== undefined && { from }),
      ...(station !== undefined && { station }),
      ...(log !== undefined && { logs: log }),
      ...(proxy !== undefined && { proxy }),
    },
    configFile: values.config ?? null,
  }
}

function isVerb(word: string): word is 'pull' | 'status' | 'setup' | 'help' {
  return ['pull', 'status', 'setup', 'help'].includes(word)
}
