import { PERSON_ROLES, type Role, STAFF_ROLES } from '../../media/vocabulary.ts'

/** Who may use a route. What they see of a particular work or station is decided when it is read. */
export type AccessRule =
  /** The same answer for everyone. */
  | 'anyone'
  /** For everyone; staff also see drafts and withdrawn works. */
  | 'anyone, staff see more'
  /** Anyone who knows the URL: it contains a secret, which the route checks. */
  | 'secret address'
  | 'anyone signed in'
  | 'station'
  | 'station or staff'
  | 'staff'
  /** Staff, and those who only read figures and reports. */
  | 'person'
  | 'administrator'
  /** Monitoring: staff, or a program on this machine that connects without a proxy. */
  | 'staff or this machine'

/**
 * Every route of the server and who may use it. `GET` covers `HEAD`. The server does not start if a route is missing here
 * (`enforce-access.ts`), and a test calls each route as every kind of user.
 */
export const ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  // Signing in
  'GET /api/session': 'anyone signed in',
  'POST /api/session': 'anyone',
  'DELETE /api/session': 'anyone',
  'POST /api/session/password': 'person',
  'GET /api/setup': 'anyone',
  'POST /api/setup': 'anyone',

  // Accounts
  'GET /api/users': 'administrator',
  'POST /api/users': 'administrator',
  'PATCH /api/users/:id': 'administrator',
  'GET /api/audit': 'administrator',
  'GET /api/invitations': 'administrator',
  'POST /api/invitations': 'administrator',
  'DELETE /api/invitations/:id': 'administrator',
  'POST /api/invitation': 'anyone',
  'POST /api/invitation/accept': 'anyone',
  'GET /api/users/:id/sessions': 'administrator',
  'DELETE /api/users/:id/sessions/:session': 'administrator',
  'GET /api/users/:id/tokens': 'administrator',
  'DELETE /api/users/:id/tokens/:token': 'administrator',
  'GET /api/sessions': 'person',
  'DELETE /api/sessions/:id': 'person',
  'GET /api/tokens': 'person',
  'POST /api/tokens': 'person',
  'DELETE /api/tokens/:id': 'person',

  // Works
  'GET /api/works': 'anyone, staff see more',
  'POST /api/works': 'staff',
  'GET /api/works/:id': 'anyone, staff see more',
  'PATCH /api/works/:id': 'staff',
  'DELETE /api/works/:id': 'staff',
  'PUT /api/works/:id/file': 'staff',
  'POST /api/works/:id/retry': 'staff',
  'POST /api/works/:id/cancel': 'staff',
  'POST /api/works/:id/withdraw': 'staff',
  'POST /api/works/:id/restore': 'staff',
  'GET /api/works/:id/versions': 'staff',
  'POST /api/works/:id/versions/:version/restore': 'staff',
  'PUT /api/works/:id/captions/:language': 'staff',
  'DELETE /api/works/:id/captions/:language': 'staff',
  'GET /api/works/:id/script': 'staff',
  'PUT /api/works/:id/script': 'staff',
  'GET /api/works/:id/posters': 'staff',
  'POST /api/works/:id/poster': 'staff',
  'PUT /api/works/:id/poster': 'staff',
  'DELETE /api/works/:id/poster': 'staff',
  'GET /api/works/:id/stations': 'staff',
  'GET /api/works/:id/views': 'anyone',
  'POST /api/works/:id/views': 'anyone',
  'GET /api/crowds': 'staff',
  'POST /api/crowds/:work/:hour': 'staff',
  'GET /api/figures': 'person',
  'GET /api/facets': 'anyone, staff see more',
  'GET /api/events': 'staff',

  // Programmes
  'GET /api/programmes': 'anyone, staff see more',
  'POST /api/programmes': 'staff',
  'GET /api/programmes/:id': 'anyone, staff see more',
  'PATCH /api/programmes/:id': 'staff',
  'DELETE /api/programmes/:id': 'staff',
  'POST /api/programmes/:id/projects': 'staff',
  'PATCH /api/programmes/:id/projects/:project': 'staff',
  'DELETE /api/programmes/:id/projects/:project': 'staff',
  'POST /api/programmes/:id/outcomes': 'staff',
  'PATCH /api/programmes/:id/outcomes/:outcome': 'staff',
  'DELETE /api/programmes/:id/outcomes/:outcome': 'staff',

  // The safety of viewers
  'GET /api/safety': 'anyone',
  'PATCH /api/safety': 'staff',
  'GET /api/services': 'anyone, staff see more',
  'POST /api/services': 'staff',
  'PATCH /api/services/:id': 'staff',
  'GET /api/reports/:programme': 'person',
  'GET /api/reports/:programme/fixed': 'person',
  'POST /api/reports/:programme/fixed': 'staff',
  'GET /informes/:programme': 'person',

  // Many works at once
  'POST /api/imports/plan': 'staff',
  'POST /api/imports/lines': 'staff',

  // Resumable uploads (tus)
  'OPTIONS /api/uploads': 'anyone',
  'POST /api/uploads': 'staff',
  'HEAD /api/uploads': 'staff',
  'PATCH /api/uploads': 'staff',
  'DELETE /api/uploads': 'staff',
  'OPTIONS /api/uploads/*': 'anyone',
  'POST /api/uploads/*': 'staff',
  'HEAD /api/uploads/*': 'staff',
  'PATCH /api/uploads/*': 'staff',
  'DELETE /api/uploads/*': 'staff',

  // Stations, and what they tell
  'GET /api/stations': 'staff',
  'POST /api/stations': 'staff',
  'GET /api/stations/:id': 'staff',
  'PATCH /api/stations/:id': 'staff',
  'POST /api/stations/:id/revoke': 'staff',
  'POST /api/stations/:id/secrets/:name': 'staff',
  'GET /api/stations/:id/spots': 'staff',
  'GET /api/stations/:id/constancia': 'staff',
  'POST /api/stations/:id/suitcase': 'staff',
  'POST /api/suitcases': 'staff',
  'GET /api/sync': 'station or staff',
  'POST /api/sync/ack': 'station',
  'GET /api/airings': 'station or staff',
  'POST /api/airings': 'station or staff',
  'GET /api/airings/plantilla.csv': 'anyone',
  'GET /api/airing-logs': 'station or staff',
  'POST /api/airing-logs/:id/answer': 'station or staff',
  'DELETE /api/airing-logs/:id': 'station or staff',
  'GET /emisora/:secret': 'secret address',
  'POST /emisora/:secret/emisiones': 'secret address',
  'POST /emisora/:secret/deshacer': 'secret address',
  'POST /emisora/:secret/retirados': 'secret address',
  'GET /emisora/:secret/constancia': 'secret address',
  'GET /emisora/:secret/registros': 'secret address',
  'POST /emisora/:secret/registros': 'secret address',
  'POST /emisora/:secret/registros/:id': 'secret address',
  'POST /emisora/:secret/registros/:id/descartar': 'secret address',

  // Feeds and files
  'GET /feeds/spots.:extension': 'anyone',
  'GET /feeds/:secret/spots.:extension': 'secret address',
  'GET /feeds/cover.png': 'anyone',
  'GET /feeds/works.:extension': 'anyone',
  'GET /spots/:spot/:rendition/:fileName': 'anyone',
  'GET /media/*': 'anyone, staff see more',
  'GET /captions/:id/:file': 'anyone, staff see more',
  'GET /posters/:id/:poster/:picture': 'anyone, staff see more',
  'GET /descargas/chaski-station.mjs': 'anyone',
  'GET /descargas/chaski-windows.zip': 'anyone',

  // Pages
  'GET /': 'anyone',
  'GET /*': 'anyone',
  'GET /works/:slug': 'anyone',
  'GET /programas': 'anyone',
  'GET /programas/:slug': 'anyone, staff see more',
  'GET /studio/obras/:id': 'staff',
  'GET /works/:slug/libreto': 'anyone',
  'GET /works/:slug/libreto.txt': 'anyone',
  'GET /works/:slug/libreto.vtt': 'anyone',
  'GET /works/:slug/libreto.json': 'anyone',
  'GET /lugares': 'anyone',
  'GET /o/:number': 'anyone',
  'GET /o/:number/:from': 'anyone',
  'GET /works/:slug/afiche': 'anyone',
  'GET /o/:number/afiche': 'anyone',
  'GET /programas/:slug/afiche': 'anyone',
  'GET /copias/:number': 'anyone',
  'GET /guardado': 'anyone',
  'GET /api/copies': 'anyone',
  'GET /manifest.webmanifest': 'anyone',
  'GET /icono-192.png': 'anyone',
  'GET /icono-512.png': 'anyone',
  'GET /sw.js': 'anyone',
  'GET /seguridad': 'anyone',
  'POST /seguridad/borrar': 'anyone',
  'GET /embed/:id': 'anyone',
  'GET /oembed': 'anyone',
  'GET /sitemap.xml': 'anyone',
  'GET /sitemaps/:file.xml': 'anyone',
  'GET /robots.txt': 'anyone',
  'GET /favicon.svg': 'anyone',
  'GET /assets/*': 'anyone',
  'GET /studio': 'anyone',
  'GET /studio/': 'anyone',

  // Operation
  'GET /health/live': 'anyone',
  'GET /health/ready': 'anyone',
  'GET /metrics': 'staff or this machine',
  'GET /api/health': 'staff',
  'GET /docs': 'anyone',
  'GET /docs/': 'anyone',
  'GET /docs/static/*': 'anyone',
  'GET /docs/static/index.html': 'anyone',
  'GET /docs/static/swagger-initializer.js': 'anyone',
  'GET /docs/static/theme/favicon.svg': 'anyone',
  'GET /docs/json': 'anyone',
  'GET /docs/yaml': 'anyone',
  'GET /docs/errors': 'anyone',
}

/** The roles a rule admits; null if no account is needed. */
const ROLES_OF: Record<AccessRule, readonly Role[] | null> = {
  anyone: null,
  'anyone, staff see more': null,
  'secret address': null,
  'anyone signed in': ['administrator', 'editor', 'viewer', 'station'],
  station: ['station'],
  'station or staff': [...STAFF_ROLES, 'station'],
  staff: STAFF_ROLES,
  person: PERSON_ROLES,
  administrator: ['administrator'],
  'staff or this machine': STAFF_ROLES,
}

/** Whether a route is open to visitors, who need no account and should send no large bodies. */
export function isOpen(rule: AccessRule): boolean {
  return ROLES_OF[rule] === null
}

/** The rule of a route; undefined if there is none. */
export function ruleOf(method: string, url: string): AccessRule | undefined {
  return ACCESS_RULES[`${method} ${url}`] ?? (method === 'HEAD' ? ACCESS_RULES[`GET ${url}`] : undefined)
}

/** Why someone may not use a route, or null if they may. */
export function refusalOf(
  rule: AccessRule,
  asker: { role: Role | null; isThisMachine: boolean },
): 'not_signed_in' | 'forbidden' | null {
  const roles = ROLES_OF[rule]
  if (roles === null || (rule === 'staff or this machine' && asker.isThisMachine)) return null
  if (asker.role === null) return 'not_signed_in'
  return roles.includes(asker.role) ? null : 'forbidden'
}
