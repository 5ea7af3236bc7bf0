import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

const pages = globSync('**/*.md', {
  cwd: ROOT,
  exclude: (path) => /(^|\/)(node_modules|dist|library)(\/|$)/.test(path),
})

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

/** The anchors of a page, made from its headings as GitHub makes them. */
function anchorsOf(path: string): string[] {
  const headings = readFileSync(path, 'utf8')
    .replace(/^```[\s\S]*?^```/gm, '')
    .matchAll(/^#+ +(.+)$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}

function faultOf(page: string, link: string): string | null {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), decodeURI(path))
  if (!existsSync(target)) return `${page}: ${link} does not exist`
  if (anchor !== undefined && !anchorsOf(target).includes(anchor))
    return `${page}: ${link} has no such heading`
  return null
}

test('every relative link in the documentation leads somewhere', () => {
  const links = pages.flatMap((page) =>
    [...withoutCode(readFileSync(join(ROOT, page), 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)]
      .flatMap(([, link]) => link ?? [])
      .filter((link) => !/^[a-z]+:/.test(link))
      .map((link) => ({ page, link })),
  )
  expect(links.length).toBeGreaterThan(40)
  expect(links.flatMap(({ page, link }) => faultOf(page, link) ?? [])).toEqual([])
})

test('every file that the documentation names is there', () => {
  const named = pages.flatMap((page) =>
    [
      ...readFileSync(join(ROOT, page), 'utf8').matchAll(
        /`((?:server|media|workers|player|station|test)\/[\w./-]+)`/g,
      ),
    ]
      .flatMap(([, path]) => path ?? [])
      // The data folder is made by the first start.
      .filter((path) => !path.startsWith('media/library'))
      .map((path) => ({ page, path })),
  )
  expect(named.length).toBeGreaterThan(40)
  const missing = named.filter(({ path }) => !existsSync(join(ROOT, path)))
  expect(missing.map(({ page, path }) => `${page}: ${path}`)).toEqual([])
})
