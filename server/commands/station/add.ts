import { Value } from 'typebox/value'
import { NewStation, type StationSecrets } from '../../../media/schemas/station.ts'
import { shellActor } from '../../actions/actor.ts'
import { onlyOne, readArguments, UsageError } from '../arguments/read-arguments.ts'
import type { StationVerbNeeds } from './needs.ts'
import { stationLine } from './station-line.ts'

const text = { type: 'string' } as const
const OPTIONS = {
  place: text,
  province: text,
  languages: text,
  contact: text,
  email: text,
  webhook: text,
  carts: text,
  names: text,
} as const

export async function addStation(
  args: readonly string[],
  { actions, baseUrl, port, print, say }: StationVerbNeeds,
): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const fields = {
    name: onlyOne(positionals, 'one name is needed, in quotes if it has spaces'),
    ...(values.place && { place: values.place }),
    ...(values.province && { province: values.province }),
    ...(values.languages && { languages: values.languages.split(',').map((tag) => tag.trim()) }),
    ...(values.contact && { contact: values.contact }),
    ...(values.email && { email: values.email }),
    ...(values.webhook && { webhookUrl: values.webhook }),
    ...(values.carts && { carts: cartRange(values.carts) }),
    ...(values.names && { nameTemplate: values.names }),
  }
  const [fault] = Value.Errors(NewStation, fields)
  if (fault) throw new UsageError(`${fault.instancePath.slice(1) || 'station'}: ${fault.message}`)
  if (baseUrl === null) {
    say(
      `BASE_URL is not set: the addresses below lead to this machine only. Set it, then renew them in the studio.`,
    )
  }
  const address = baseUrl ?? `http://localhost:${port}`
  const { station, secrets } = await actions.create(shellActor('station add'), fields, address)
  print(stationLine(station))
  print(secretLines(secrets))
}

function cartRange(range: string): { first: number; last: number } {
  const [, first, last] = /^(\d{1,6})-(\d{1,6})$/.exec(range) ?? []
  if (Number(last) >= Number(first)) return { first: Number(first), last: Number(last) }
  throw new UsageError('carts: a range such as 50001-50999')
}

function secretLines({ token, feedUrl, pageUrl, webhookSecret }: StationSecrets): string {
  return `These are shown this once:
  token          ${token}
  feed           ${feedUrl}
  airings page   ${pageUrl}
  webhook key    ${webhookSecret}`
}
