import type { FastifyReply } from 'fastify'
import { ChaskiError } from '../../media/errors.ts'
import { hashSecret } from '../accounts/secrets.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { StationRecord } from '../records/station.ts'

/**
 * The station whose page has this secret in its address.
 * @throws ChaskiError `not_found`
 */
export async function stationOfPage(
  stations: Pick<Reads['stations'], 'byPageHash'>,
  secret: string,
  reply: FastifyReply,
): Promise<StationRecord> {
  // The address is the key: it must not stay in caches.
  reply.header('cache-control', 'no-store')
  const station = await stations.byPageHash(hashSecret(secret))
  if (!station) throw new ChaskiError('not_found')
  return station
}
