import type { Service } from '../../media/schemas/service.ts'

/** A help line or centre as the catalogue keeps it. */
export type ServiceRecord = Omit<Service, 'stale'>
