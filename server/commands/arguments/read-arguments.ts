import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** A mistake in what was typed. Its message is shown above the usage of the command. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * What was typed after a verb, split into options and the rest.
 * @throws UsageError
 */
export function readArguments<const O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/**
 * The one thing that a verb is about.
 * @param needed said where there is none, or more than one
 * @throws UsageError
 */
export function onlyOne(positionals: readonly string[], needed: string): string {
  const [first, ...more] = positionals
  if (first === undefined || first === '' || more.length > 0) throw new UsageError(needed)
  return first
}

/** @throws UsageError where anything was typed */
export function nothing(args: readonly string[]): void {
  const [first] = args
  if (first !== undefined) throw new UsageError(`unexpected: ${first}`)
}

/**
 * Splits off the second verb, as in `station add`.
 * @throws UsageError where it is missing or unknown
 */
export function verbOf<V>(verbs: Readonly<Record<string, V>>, args: readonly string[]): [V, string[]] {
  const [name, ...rest] = args
  const known = Object.keys(verbs).join(', ')
  if (name === undefined) throw new UsageError(`what to do is missing: ${known}`)
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (verb === undefined) throw new UsageError(`unknown: ${name}; there are ${known}`)
  return [verb, rest]
}
