import type { FastifyRequest } from 'fastify'
import { ChaskiError } from '../../media/errors.ts'
import { isStaff, userOf } from '../accounts/authentication.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { StationRecord } from '../records/station.ts'

/**
 * The station that a request speaks for; staff name the one they speak for.
 * @throws ChaskiError `forbidden`, or `bad_request` for staff that name none
 */
export async function reportingStation(
  request: FastifyRequest,
  stations: Pick<Reads['stations'], 'byUser' | 'byId'>,
  named: string | undefined,
): Promise<StationRecord> {
  if (!isStaff(request)) {
    const station = await stations.byUser(userOf(request).id)
    if (!station) throw new ChaskiError('forbidden')
    return station
  }
  const station = named === undefined ? undefined : await stations.byId(named)
  if (!station)
    throw new ChaskiError('bad_request', { fields: [{ path: 'station', message: 'no such station' }] })
  return station
}
