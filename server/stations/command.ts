import { parseArgs } from 'node:util'
import { Value } from 'typebox/value'
import { NewStation, type StationSecrets } from '../../media/schemas/station.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { StationRecord } from '../records/station.ts'
import { makeSecrets, newStationId, UNSAID_STATION } from './secrets.ts'

export const STATION_USAGE = `Usage: ./chaski station add NAME [--place PLACE] [--languages es-PE,quy] [--contact WHO]
                                [--email ADDRESS] [--webhook URL] [--carts 50001-50999] [--names '{cart}_{title}']
       ./chaski station list
       ./chaski station revoke NAME|ID
`

/** A mistake in what was typed. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

interface Needs {
  catalogue: Pick<Catalogue, 'stations'>
  /** Under which the secret addresses begin. */
  baseUrl: string
}

/**
 * Stations from the shell.
 * @returns what is to be printed
 * @throws UsageError
 */
export async function stationCommand([verb, ...rest]: string[], needs: Needs): Promise<string> {
  switch (verb) {
    case 'add':
      return add(rest, needs)
    case 'list':
      return (await needs.catalogue.stations.list()).map(listLine).join('')
    case 'revoke':
      return revoke(rest, needs)
    default:
      throw new UsageError(verb === undefined ? 'what should be done is missing' : `unknown: ${verb}`)
  }
}

async function add(args: string[], { catalogue, baseUrl }: Needs): Promise<string> {
  const { values, positionals } = read(args)
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0)
    throw new UsageError('one name is needed, in quotes if it has spaces')
  const fields = {
    name,
    ...(values.place && { place: values.place }),
    ...(values.languages && { languages: values.languages.split(',').map((tag) => tag.trim()) }),
    ...(values.contact && { contact: values.contact }),
    ...(values.email && { email: values.email }),
    ...(values.webhook && { webhookUrl: values.webhook }),
    ...(values.carts && { carts: cartRange(values.carts) }),
    ...(values.names && { nameTemplate: values.names }),
  }
  const [fault] = Value.Errors(NewStation, fields)
  if (fault) throw new UsageError(`${fault.instancePath.slice(1) || 'station'}: ${fault.message}`)
  const { secrets, keys } = makeSecrets(baseUrl)
  const station = await catalogue.stations.create(newStationId(), { ...UNSAID_STATION, ...fields }, keys)
  return `${listLine(station)}${secretLines(secrets)}`
}

async function revoke([which, ...more]: string[], { catalogue }: Needs): Promise<string> {
  if (which === undefined || more.length > 0) throw new UsageError('one name or id is needed')
  const named = (await catalogue.stations.list()).filter(
    ({ id, name, revokedAt }) => revokedAt === null && (id === which || name === which),
  )
  const [station] = named
  if (!station) throw new UsageError(`no station is called ${which}`)
  if (named.length > 1) throw new UsageError(`several stations are called ${which}: give the id`)
  await catalogue.stations.revoke(station.id)
  return `${station.name}: revoked; its token, feed and page no longer work\n`
}

function read(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        place: text,
        languages: text,
        contact: text,
        email: text,
        webhook: text,
        carts: text,
        names: text,
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function cartRange(range: string): { first: number; last: number } {
  const [, first, last] = /^(\d{1,6})-(\d{1,6})$/.exec(range) ?? []
  if (Number(last) >= Number(first)) return { first: Number(first), last: Number(last) }
  throw new UsageError('carts: a range such as 50001-50999')
}

function listLine({ id, name, place, lastContactAt, revokedAt }: StationRecord): string {
  const state = revokedAt ? 'revoked' : (lastContactAt ?? 'never in contact')
  return `${[id, name, place, state].join('\t')}\n`
}

function secretLines({ token, feedUrl, pageUrl, webhookSecret }: StationSecrets): string {
  return `These are shown this once:
  token          ${token}
  feed           ${feedUrl}
  airings page   ${pageUrl}
  webhook key    ${webhookSecret}
`
}
