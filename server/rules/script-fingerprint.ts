import { createHash } from 'node:crypto'
import type { WorkRecord } from '../records/work.ts'

/**
 * What the times of a script follow from – its words, their language, the sound – as one word; null where there is nothing to be
 * timed. Times with another word are out of date.
 */
export function scriptFingerprint({
  kind,
  language,
  broadcast,
  sha256,
}: Pick<WorkRecord, 'kind' | 'language' | 'broadcast' | 'sha256'>): string | null {
  const script = broadcast?.script.trim() ?? ''
  if (script === '' || kind === 'brochure') return null
  return createHash('sha256')
    .update(JSON.stringify([script, language, sha256]))
    .digest('base64url')
}
