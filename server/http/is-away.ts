/** Codes of Node for an address that does not answer. */
const CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ENOENT',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
])
/** What Postgres and its client say without a code, and ioredis of one that has gone. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Connection is closed|Command timed out|Stream isn't writeable)|Query read timeout|client has encountered a connection error|the database system is (starting up|shutting down|in recovery)/

/**
 * Whether a failure is of the catalogue or the queue being away, or of a disk that cannot be written to: nothing about
 * the request is wrong, and it can be made again.
 */
export function isAway(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === undefined) return WORDS.test(error.message)
  if (CONNECTION.has(code)) return syscall === 'connect' || syscall === 'read' || syscall === 'write'
  // Classes of Postgres: 08 connections, 57P its shutdown and start, 53 its resources.
  if (/^(08...|57P0[1-5]|53[0-4]00)$/.test(code)) return true
  return code === 'EROFS' || code === 'EIO' || /^SQLITE_(READONLY|IOERR|BUSY|CANTOPEN)/.test(code)
}

/** Whether a disk is full, whoever says it: the system, SQLite, or Postgres of its own disk. */
export function isDiskFull(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL' || code === '53100'
}
