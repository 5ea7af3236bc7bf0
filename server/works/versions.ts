import type { AuditVerb } from '../../media/schemas/audit.ts'
import type { WorkVersion } from '../../media/schemas/version.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { WorkRecord } from '../records/work.ts'

/** What makes a version; the line of each says which. */
const MAKING: readonly AuditVerb[] = ['work.create', 'work.replace', 'work.refresh-tags']
/** More versions than a work ever has. */
const MOST = 500

/** All versions of a work, the newest first, with who made each. */
export async function versionsOf(
  work: WorkRecord,
  { versions, audit }: Pick<Reads, 'versions' | 'audit'>,
): Promise<WorkVersion[]> {
  const makers = new Map<number, WorkVersion['by']>()
  for (const verb of MAKING) {
    const { items } = await audit.list({ object: work.id, verb, limit: MOST })
    for (const { after, actor, actorName } of items) {
      const version = verb === 'work.create' ? 1 : Number(after?.version)
      makers.set(version, { type: actor.type, id: actor.id, name: actorName })
    }
  }
  const rows = await versions.of(work.id)
  return rows.toReversed().map(({ version, fileName, bytes, createdAt, removedAt, placedAt }) => ({
    ...{ version, fileName, bytes, createdAt },
    // One from before there was a log.
    by: makers.get(version) ?? { type: 'system', id: null, name: null },
    current: version === work.version,
    visible: version === work.visibleVersion,
    kept: removedAt === null && placedAt !== null,
  }))
}
