import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const FOLDERS = ['media', 'server', 'workers', 'player', 'station', 'test']

// Each breach stands in a tree of its own beside the settings of this one, and is told by the same commands.
const PLANTED: Record<string, string> = {
  'server/picture.ts': 'export const title = (): string => document.title\n',
  'workers/picture.ts': 'export const width = (): number => window.innerWidth\n',
  'player/site/bytes.ts': `export const bytes = (): Uint8Array => Buffer.from('a')\n`,
  'player/site/leave.ts': 'export const leave = (): void => process.exit(1)\n',
  'player/studio/through.ts': `export { bytesOf } from '../../media/bytes.ts'\n`,
  'media/bytes.ts': `export const bytesOf = (text: string): Uint8Array => Buffer.from(text)\n`,
  'station/newest.ts': 'export const sorted = (names: string[]): string[] => names.toSorted()\n',
  'server/remove.ts': `import { rm } from 'node:fs/promises'\n\nexport function clear(folder: string): void {\n  rm(folder)\n}\n`,
  'server/first.ts': `import { second } from './second.ts'\n\nexport const first = (): number => second() + 1\n`,
  'server/second.ts': `import { first } from './first.ts'\n\nexport const second = (): number => first() + 1\n`,
  'server/kind.ts': `import type { Both } from './both.ts'\n\nexport type Kind = Both | 'one'\n`,
  'server/both.ts': `import type { Kind } from './kind.ts'\n\nexport type Both = Kind | 'two'\n`,
}

let tree: string
let types: string
let lint: string

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'chaski-breaches-'))
  const settings = ['package.json', 'tsconfig.json', 'biome.json', '.oxlintrc.json', 'player/hls-light.d.ts']
  for (const path of [...settings, ...FOLDERS.map((folder) => `${folder}/tsconfig.json`)])
    await cp(join(ROOT, path), join(tree, path))
  for (const [path, text] of Object.entries(PLANTED)) {
    await mkdir(join(tree, dirname(path)), { recursive: true })
    await writeFile(join(tree, path), text)
  }
  await writeFile(join(tree, 'test/none.ts'), 'export {}\n')
  await mkdir(join(tree, 'node_modules'))
  for (const name of ['.bin', '@types', '@biomejs'])
    await symlink(join(ROOT, 'node_modules', name), join(tree, 'node_modules', name))
  types = (await told('tsc', '-b', '.', ...FOLDERS)) + (await told('oxlint', '--format=unix', ...FOLDERS))
  lint = await told('biome', 'lint', '--vcs-enabled=false', '--max-diagnostics=100', '.')
}, 60_000)
afterAll(() => rm(tree, { recursive: true, force: true }))

/** What a check says; one that says nothing has found nothing. */
async function told(command: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(join(ROOT, 'node_modules/.bin', command), args, { cwd: tree }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}

describe('types', () => {
  test.each([
    ['the page in the server', /server\/picture\.ts.*'document'/],
    ['the page in a worker', /workers\/picture\.ts.*'window'/],
    ['Buffer in the player', /player\/site\/bytes\.ts.*'Buffer'/],
    ['process.exit in the player', /player\/site\/leave\.ts.*'process'/],
    ['Buffer that the player reaches through media', /media\/bytes\.ts.*'Buffer'/],
    ['what a station’s Node does not have', /station\/newest\.ts.*'toSorted'/],
    ['a promise left to itself', /server\/remove\.ts.*Promises must be awaited/],
  ])('tell %s', (_what, line) => expect(types).toMatch(line))
})

describe('the linter', () => {
  test.each([
    ['files that import each other', 'server/first.ts'],
    ['files whose types do', 'server/kind.ts'],
  ])('tells %s', (_what, path) => expect(lint).toMatch(new RegExp(`${path}[^\n]*noImportCycles`)))
})
