import { onceAMinute } from './repeated-lines.ts'

/** Where a library may put the headers of a request: as they are, in its options, or in an error. */
const HEADERS = ['headers', '*.headers', '*.*.headers']
const SECRET_HEADERS = ['authorization', 'cookie', '["set-cookie"]']

/** How a server and a worker log, as options for pino. Secrets stay out of it, also where a library logs all it has. */
export function logOptions(name: string, level: string) {
  const paths = HEADERS.flatMap((where) =>
    SECRET_HEADERS.map((header) => (header.startsWith('[') ? `${where}${header}` : `${where}.${header}`)),
  )
  return { name, level, hooks: { logMethod: onceAMinute() }, redact: { paths, censor: '(secret)' } }
}
