import {
  type NewStation,
  type SecretName,
  type StationEdit,
  StationFields,
  type StationSecrets,
} from '../../media/schemas/station.ts'
import type { Actor } from '../records/actor.ts'
import type { StationRecord } from '../records/station.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { makeSecret, makeSecrets, newStationId, UNSAID_STATION } from '../stations/secrets.ts'
import { type ActNeeds, createAct, found } from './act.ts'

export type StationActions = ReturnType<typeof createStationActions>

const FIELDS = Object.keys(StationFields.properties) as (keyof StationFields)[]

/** What staff do with a station. Each but the first throws ChaskiError `not_found`. */
export function createStationActions(needs: ActNeeds) {
  const act = createAct(needs)

  return {
    /**
     * @param baseUrl under which the secret addresses begin
     * @returns its secrets too, which are kept as hashes only
     */
    create(
      actor: Actor,
      fields: NewStation,
      baseUrl: string,
    ): Promise<{ station: StationRecord; secrets: StationSecrets }> {
      const { secrets, keys } = makeSecrets(baseUrl)
      return act(actor, 'station.create', async ({ to, note }) => {
        const all = { ...UNSAID_STATION, ...fields }
        const station = await to.stations.create(newStationId(), all, keys)
        note(station.id, { after: { ...fields } })
        return { station, secrets }
      })
    },

    edit: (actor: Actor, id: string, fields: StationEdit): Promise<StationRecord> =>
      act(actor, 'station.edit', async ({ to, note }) => {
        const before = found(await to.stations.byId(id))
        const after = found(await to.stations.edit(id, fields))
        note(id, changedFields(before, after, FIELDS))
        return after
      }),

    /** Replaces a secret; the old one stops working at once. @returns the new one, which is kept as a hash only */
    renewSecret(actor: Actor, id: string, name: SecretName, baseUrl: string): Promise<StationSecrets> {
      const { secrets, kept } = makeSecret(name, baseUrl)
      return act(actor, 'station.renew-secret', async ({ to, note }) => {
        found(await to.stations.renew(id, name, kept))
        note(id, { after: { secret: name } })
        return secrets
      })
    },

    /** For good: its token, its feed and its page stop working. */
    revoke: (actor: Actor, id: string): Promise<StationRecord> =>
      act(actor, 'station.revoke', async ({ to, note }) => {
        const before = found(await to.stations.byId(id))
        const after = found(await to.stations.revoke(id))
        note(id, changedFields(before, after, ['revokedAt']))
        return after
      }),
  }
}
