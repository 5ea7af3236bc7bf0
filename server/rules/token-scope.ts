import type { Role, TokenScope } from '../../media/vocabulary.ts'

/**
 * As what a token of somebody acts: no narrow one reaches accounts, and one for figures acts as a viewer of those.
 * Stations have tokens of one sort.
 */
export function narrowed(role: Role, scope: TokenScope): Role {
  if (role === 'station' || scope === 'everything') return role
  if (scope === 'figures') return 'viewer'
  return role === 'administrator' ? 'editor' : role
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Routes by which works come in. */
const UPLOADS =
  /^(POST \/api\/works|PUT \/api\/works\/:id\/(file|captions\/:language)|(POST|PATCH|DELETE) \/api\/uploads(\/\*)?|POST \/api\/imports\/(plan|lines))$/

/**
 * Whether a token may be used for a route at all; who may use the route is another question.
 * @param url of the route, as it is declared
 */
export function reaches(scope: TokenScope, method: string, url: string): boolean {
  if (scope === 'everything' || SAFE_METHODS.has(method)) return true
  return scope === 'uploading' && UPLOADS.test(`${method} ${url}`)
}
