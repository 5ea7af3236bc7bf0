import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseAst } from 'vite'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const SIBLINGS = ['server', 'workers', 'player', 'station', 'media'] as const
const MEDIA_ONLY = ['media']

/** What each folder may import beside its own files. */
const MAY_IMPORT: Record<(typeof SIBLINGS)[number], string[]> = {
  media: [],
  server: MEDIA_ONLY,
  workers: MEDIA_ONLY,
  player: MEDIA_ONLY,
  station: MEDIA_ONLY,
}

/** Processes and commands: the only files that do something by being run. */
const STARTS =
  /(^|\/)(main|follow-parent)\.tsx?$|^server\/commands\/[^/]+\.ts$|^player\/(vite\.config|studio\/main)\.tsx?$/

interface SourceFile {
  path: string
  text: string
}

interface Node {
  type: string
  [key: string]: unknown
}

const files = SIBLINGS.flatMap((folder) => sourceFiles(join(ROOT, folder)))

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }))
    .filter(({ path }) => !/^(player\/dist|media\/library)\//.test(path))
}

function statementsOf({ path, text }: SourceFile): Node[] {
  const lang = path.endsWith('x') ? 'tsx' : 'ts'
  return parseAst(text, { lang, sourceType: 'module' }, path).body as unknown as Node[]
}

/** Everything that a file imports or re-exports, by static or dynamic import. */
function importsOf(file: SourceFile): string[] {
  return [...file.text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(
    ([, name]) => name ?? [],
  )
}

/** The top-level folder that an import leads to, or null for a package. */
function folderOf(file: SourceFile, imported: string): string | null {
  if (!imported.startsWith('.')) return null
  return relative(ROOT, join(ROOT, dirname(file.path), imported)).split('/')[0] ?? null
}

describe('imports go one way', () => {
  test.each(SIBLINGS)('%s imports its own files and what it may', (folder) => {
    const strays = files
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .flatMap((file) =>
        importsOf(file)
          .filter((imported) => {
            const to = folderOf(file, imported)
            return to !== null && to !== folder && !MAY_IMPORT[folder].includes(to)
          })
          .map((imported) => `${file.path} imports ${imported}`),
      )
    expect(strays).toEqual([])
  })

  test('fluent-ffmpeg is known to one file', () => {
    const knowing = files.filter((file) => importsOf(file).includes('fluent-ffmpeg')).map(({ path }) => path)
    expect(knowing).toEqual(['workers/ffmpeg/ffmpeg.ts'])
  })

  test('what runs in a browser, or alone on a station, takes only pure files of media', () => {
    const impure = new Set(
      files
        .filter((file) => importsOf(file).some((name) => name.startsWith('node:')))
        .map(({ path }) => path),
    )
    const strays = files
      .filter(({ path }) => path.startsWith('player/') && !/vite/.test(path))
      .flatMap((file) =>
        importsOf(file)
          .map((name) => relative(ROOT, join(ROOT, dirname(file.path), name)))
          .filter((path) => path.startsWith('media/') && impure.has(path))
          .map((path) => `${file.path} imports ${path}`),
      )
    expect(strays).toEqual([])
  })

  test('imports name their file, and no file only passes others on', () => {
    const strays = files.flatMap((file) => {
      const unnamed = importsOf(file).filter((name) => name.startsWith('.') && !/\.\w+$/.test(name))
      const barrel = /(^|\/)index\.tsx?$/.test(file.path) ? ['is a barrel'] : []
      return [...unnamed, ...barrel].map((fault) => `${file.path}: ${fault}`)
    })
    expect(strays).toEqual([])
  })
})

test('the environment is read by configurations and processes only', () => {
  const readers = files
    .filter(({ text }) => /process\.env\b/.test(withoutComments(text)))
    .map(({ path }) => path)
    .filter((path) => !/(^|\/)config\.ts$/.test(path) && !STARTS.test(path))
  expect(readers).toEqual([])
})

test('no file starts something when it is imported', () => {
  const starters = files
    .filter(({ path }) => !STARTS.test(path))
    .flatMap((file) =>
      statementsOf(file)
        .flatMap((statement) => startedBy(statement))
        .map((what) => `${file.path}: ${what}`),
    )
  expect(starters).toEqual([])
})

// Values of the language itself, and what only computes.
const HARMLESS = /^(Set|Map|WeakMap|WeakSet|RegExp|Date|Intl\..*|Text(En|De)coder|URL|Uint8Array|Array)$/
const STARTING_CALLS =
  /^(setInterval|setTimeout|setImmediate|fetch|spawn|fork|exec|execFile|connect|listen|createServer|Fastify|open\w*|start\w*)$/

// Tells a library how to work, and starts nothing.
const SETTINGS = new Set(['ffmpeg.setFfmpegPath'])

/** What a statement of the top level would set going: a bare call, an awaited one, an object that holds a resource. */
function startedBy(statement: Node): string[] {
  if (statement.type === 'ExpressionStatement') {
    const expression = statement.expression as Node
    const called = expression.type === 'CallExpression' ? nameOf(expression.callee as Node) : expression.type
    return SETTINGS.has(called) ? [] : [called]
  }
  const declaration =
    statement.type === 'ExportNamedDeclaration'
      ? ((statement.declaration as Node | null) ?? statement)
      : statement
  if (declaration.type !== 'VariableDeclaration') return []
  return (declaration.declarations as Node[]).flatMap(({ init }) => resourcesIn(init as Node | null))
}

function resourcesIn(node: Node | null): string[] {
  if (node === null) return []
  switch (node.type) {
    case 'AwaitExpression':
      return ['await']
    case 'NewExpression': {
      const name = nameOf(node.callee as Node)
      return HARMLESS.test(name) ? [] : [`new ${name}`]
    }
    case 'CallExpression': {
      const name = nameOf(node.callee as Node)
      return STARTING_CALLS.test(name.split('.').at(-1) ?? '') ? [`${name}()`] : []
    }
    default:
      return []
  }
}

function nameOf(node: Node): string {
  if (node.type === 'MemberExpression')
    return `${nameOf(node.object as Node)}.${nameOf(node.property as Node)}`
  return String(node.name ?? node.type)
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
