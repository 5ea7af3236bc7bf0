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

/**
 * Where the server may speak Spanish alone: to stations, whose feeds, pages, mails and sticks are in Spanish; on the command
 * line and in its demo; in what is kept as text of a person; and in names of languages, which stand beside their table.
 */
const SPANISH =
  /^server\/(commands\/|suitcase\/|catalogue\/migrations\/|uploads\/upload-metadata\.ts|pages\/format\.ts|routes\/feeds\.ts|stations\/(messages\.ts|notices\/deliver\.ts|pages\/))/

const TABLE_KEYS = new Set(['es', 'qu', 'en', 'examples', 'example', 'default'])

/** Sentences in Spanish alone that the server tells people who may have chosen another language. */
export function strayAnswers(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('server/') && !/\/texts\//.test(path) && !SPANISH.test(path))
    .flatMap(({ path, text }) => {
      const { program } = parseSync(path, text)
      return spanishIn(program as unknown as Node).map((words) => `${path}: ${words}`)
    })
}

/** Words that hardly any sentence in Spanish does without two of. */
const COMMON = /\b(al|con|de|del|el|es|fue|hay|la|las|lo|los|no|para|por|que|se|sin|su|un|una|ya)\b/giu

/** A letter that nothing else in code has, or a sentence without any. */
const isSpanish = (text: string): boolean =>
  /[áéíóúñ¿¡]/iu.test(text) || new Set(text.toLowerCase().match(COMMON)).size > 1

function spanishIn(node: Node): string[] {
  if (node.type === 'ImportDeclaration') return []
  if (node.type === 'Property' && TABLE_KEYS.has(String((node.key as { name?: string }).name))) return []
  if (node.type === 'Literal')
    return typeof node.value === 'string' && isSpanish(node.value) ? [node.value] : []
  if (node.type === 'TemplateElement') {
    const { cooked } = node.value as { cooked: string | null }
    return isSpanish(cooked ?? '') ? [(cooked ?? '').trim()] : []
  }
  return inside(node).flatMap(spanishIn)
}

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
  return inside(node).flatMap(wordsIn)
}

const inside = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
