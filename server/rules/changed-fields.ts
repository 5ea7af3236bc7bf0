import { isDeepStrictEqual } from 'node:util'

/** The fields that differ, as they were and as they are; empty where nothing changed. */
export interface ChangedFields {
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** @param fields those that may be shown: what is secret is not among them */
export function changedFields<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): ChangedFields {
  const changed = fields.filter((field) => !isDeepStrictEqual(before[field], after[field]))
  return { before: picked(before, changed), after: picked(after, changed) }
}

function picked<T extends object>(from: T, fields: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, from[field]]))
}
