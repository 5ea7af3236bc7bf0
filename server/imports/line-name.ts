import type { ManifestRow } from './manifest.ts'

/** By what a line is known when its manifest is read again. */
export function lineName({ key }: Pick<ManifestRow, 'key'>, sha256: string): string {
  return key === null ? `file:${sha256}` : `key:${key}`
}
