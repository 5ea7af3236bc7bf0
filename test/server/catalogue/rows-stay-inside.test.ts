import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const INSIDE = /^(server\/catalogue|test)\//
const ROWS = /from '(kysely|better-sqlite3|pg|[^']*\/(\w+-)?(tables|columns|rows)\.ts)'/g
// Databases of their own: the lock file of Redis, which holds no rows, and the hashes of the files in the store.
const OTHERS = ['server/redis/lock.ts', 'server/backup/hash-ledger.ts']

/** What reaches past the catalogue to its tables. */
function strays(files: { path: string; text: string }[]): string[] {
  return files
    .filter(({ path }) => !INSIDE.test(path) && !OTHERS.includes(path))
    .flatMap(({ path, text }) => [...text.matchAll(ROWS)].map(([, name]) => `${path} imports ${name}`))
}

test('tables, columns and the query builder are known inside the catalogue alone', () => {
  const files = ['server', 'workers', 'media', 'player', 'station']
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT }))
    .filter((path) => !path.includes('node_modules'))
    .map((path) => ({ path: relative('.', path), text: readFileSync(join(ROOT, path), 'utf8') }))
  expect(files.length).toBeGreaterThan(300)
  expect(strays(files)).toEqual([])
})

test('and a file that knows them outside is found', () => {
  const breach = (name: string) => [{ path: 'server/routes/x.ts', text: `import type { X } from '${name}'` }]
  expect(strays(breach('../catalogue/station-tables.ts'))).toHaveLength(1)
  expect(strays(breach('../catalogue/work-columns.ts'))).toHaveLength(1)
  expect(strays(breach('kysely'))).toHaveLength(1)
  expect(strays(breach('../catalogue/works.ts'))).toEqual([])
})
