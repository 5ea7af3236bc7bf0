import type { Work } from '../../../media/schemas/work.ts'
import type { DemoAccount } from './account.ts'

/** What the demo prints when everything is published. */
export function links(baseUrl: string, works: readonly Work[], account: DemoAccount): string {
  const rows: [string, string][] = [
    ...works.map(({ kind, urls }): [string, string] => [kind, urls.page]),
    ['all works', `${baseUrl}/`],
    ['studio', `${baseUrl}/studio/`],
    ['', `${account.email}  ${account.password ?? ''}`],
    ['API', `${baseUrl}/docs`],
  ]
  const lines = rows.map(([name, link]) => `  ${name.padEnd(10)} ${link}`)
  return ['', ...lines, '', 'Ctrl-C stops it.'].join('\n')
}
