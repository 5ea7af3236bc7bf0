import type { FieldFault } from '../../media/errors.ts'

/** What a validator says of one fault; both the framework's and TypeBox's own errors have this shape. */
interface Fault {
  keyword: string
  /** JSON pointer of the value at fault; empty for the whole. */
  instancePath: string
  params: object
  message?: string | undefined
}

/**
 * The faults of a request as problem documents tell them: one for each field, `places.0` for the first place. A
 * missing or unknown field is named itself, not the object that should or should not have it.
 * @param whole what the value as a whole is called
 */
export function fieldFaults(faults: Fault[], whole: string): FieldFault[] {
  const byPath = new Map<string, FieldFault>()
  for (const { keyword, instancePath, params, message } of faults) {
    // An unknown field is told twice; this is the half that says nothing.
    if (keyword === 'boolean') continue
    const parts = instancePath.split('/').slice(1)
    const named =
      ('requiredProperties' in params && params.requiredProperties) ||
      ('additionalProperties' in params && params.additionalProperties)
    if (Array.isArray(named) && named.length > 0) parts.push(String(named[0]))
    const path = parts.join('.') || whole
    // Of alternatives, all say what they miss; the first is the one that is meant.
    if (!byPath.has(path)) byPath.set(path, { path, message: message ?? '', rule: { keyword, params } })
  }
  return [...byPath.values()]
}
