import { shellActor } from '../../actions/actor.ts'
import { onlyOne, UsageError } from '../arguments/read-arguments.ts'
import type { StationVerbNeeds } from './needs.ts'

export async function revokeStation(
  args: readonly string[],
  { stations, actions, print }: StationVerbNeeds,
): Promise<void> {
  const which = onlyOne(args, 'one name or id is needed')
  const named = (await stations.list()).filter(
    ({ id, name, revokedAt }) => revokedAt === null && (id === which || name === which),
  )
  const [station] = named
  if (!station) throw new UsageError(`no station is called ${which}`)
  if (named.length > 1) throw new UsageError(`several stations are called ${which}: give the id`)
  await actions.revoke(shellActor('station revoke'), station.id)
  print(`${station.name}: revoked; its token, feed and page no longer work`)
}
