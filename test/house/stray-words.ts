import { parseSync } from 'vite'
import type { SourceFile } from './source-files.ts'

/** Where words of the studio may stand: in the tables, and where the languages themselves are. */
const TABLES = /^player\/studio\/(texts\/|language\/|format\/quechua\.ts$)/

/** Attributes that are read by a person. */
const SAID = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'hint',
  'label',
  'lead',
  'placeholder',
  'title',
])

/** Names of programs and of a work, the same in every language. */
const NAMES = new Set(['Samsung Internet', 'Nos cuidamos'])

interface Node {
  type: string
  [field: string]: unknown
}

/** A word has a small letter; `SHA-256` is a name. */
const isSaid = (text: string): boolean => /\p{L}*\p{Ll}\p{L}*/u.test(text) && /\p{L}{2}/u.test(text)
/** What can only be meant for a person, wherever it stands: letters and marks that no code has, or a sentence. */
const isProse = (text: string): boolean =>
  !NAMES.has(text) && (/[áéíóúñ¿¡«»“”…]/iu.test(text) || /^\p{Lu}\p{Ll}+(,? \p{L}+)+/u.test(text))

/** Words on the screens of the studio that stand beside its tables, and so in one language only. */
export function strayWords(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('player/studio/') && !TABLES.test(path))
    .flatMap(({ path, text }) => {
      const { program } = parseSync(path, text)
      return wordsIn(program as unknown as Node).map((words) => `${path}: ${words}`)
    })
}

function wordsIn(node: Node): string[] {
  switch (node.type) {
    case 'ImportDeclaration':
      return []
    // For programmers; nobody is shown it.
    case 'NewExpression':
      if (/Error$/.test((node.callee as { name?: string }).name ?? '')) return []
      break
    case 'JSXText': {
      const words = String(node.value).trim()
      return isSaid(words) ? [words] : []
    }
    case 'JSXAttribute': {
      const name = (node.name as { name: unknown }).name
      const value = node.value as Node | null
      if (value?.type === 'Literal')
        return SAID.has(String(name)) && isSaid(String(value.value)) ? [String(value.value)] : []
      break
    }
    case 'JSXExpressionContainer': {
      const inside = node.expression as Node
      if (inside.type === 'Literal' && isProse(String(inside.value))) return [String(inside.value)]
      break
    }
    case 'Literal':
      return typeof node.value === 'string' && isProse(node.value) ? [node.value] : []
    case 'TemplateElement': {
      const { cooked } = node.value as { cooked: string | null }
      return isProse((cooked ?? '').trim()) ? [(cooked ?? '').trim()] : []
    }
  }
  return Object.values(node).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((one) => (isNode(one) ? wordsIn(one) : [])),
  )
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
