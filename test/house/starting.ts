import { parseAst } from 'vite'
import { type SourceFile, withoutComments } from './source-files.ts'

/** Processes, threads and commands: the only files that do something by being run. */
const STARTS =
  /(^|\/)(main|follow-parent|[\w-]+-thread)\.tsx?$|^server\/commands\/(?!run-command|with-catalogue)[^/]+\.ts$|^player\/(vite\.config|studio\/main)\.tsx?$/

/** Configurations, and the frame of the commands, which hands the environment on. */
const READS_ENVIRONMENT = /(^|\/)config\.ts$|^server\/commands\/run-command\.ts$/

/** What files would set going by being imported. */
export function startedByImport(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !STARTS.test(path))
    .flatMap((file) =>
      statementsOf(file)
        .flatMap((statement) => startedBy(statement))
        .map((what) => `${file.path}: ${what}`),
    )
}

/** Files that read the environment and are neither a configuration nor a process. */
export function environmentReaders(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ text }) => /process\.env\b/.test(withoutComments(text)))
    .map(({ path }) => path)
    .filter((path) => !READS_ENVIRONMENT.test(path) && !STARTS.test(path))
}

interface Node {
  type: string
  [key: string]: unknown
}

function statementsOf({ path, text }: SourceFile): Node[] {
  const lang = path.endsWith('x') ? 'tsx' : 'ts'
  return parseAst(text, { lang, sourceType: 'module' }, path).body as unknown as Node[]
}

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
