import { shellActor } from '../../actions/actor.ts'
import { onlyOne } from '../arguments/read-arguments.ts'
import { findStation } from './find-station.ts'
import type { StationVerbNeeds } from './needs.ts'

export async function revokeStation(
  args: readonly string[],
  { stations, actions, print }: StationVerbNeeds,
): Promise<void> {
  const which = onlyOne(args, 'one name or id is needed')
  const station = await findStation(stations, which)
  await actions.revoke(shellActor('station revoke'), station.id)
  print(`${station.name}: revoked; its token, feed and page no longer work`)
}
