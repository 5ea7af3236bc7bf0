import { type Static, Type } from 'typebox'
import { AuditEntry } from './audit.ts'
import { Exact, Instant } from './common.ts'

/** One uploaded file of a work. */
export const WorkVersion = Exact(
  {
    version: Type.Integer({ minimum: 1 }),
    fileName: Type.String(),
    bytes: Type.Integer(),
    createdAt: Instant,
    by: AuditEntry.properties.actor,
    current: Type.Boolean({ description: 'whether it is the newest' }),
    visible: Type.Boolean({ description: 'whether it is what viewers get' }),
    kept: Type.Boolean({
      description: 'whether its file is still there; that of a replaced version is for some days',
    }),
  },
  { $id: 'WorkVersion' },
)
export type WorkVersion = Static<typeof WorkVersion>

export const WorkVersionList = Exact({ items: Type.Array(WorkVersion) })
