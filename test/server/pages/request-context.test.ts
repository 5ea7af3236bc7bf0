import { expect, test } from 'vitest'
import { pathOf } from '../../../server/pages/request-context.ts'

test.each([
  ['/works/a?lang=qu', '/works/a'],
  ['/?kind=spot&lang=en&q=agua', '/?kind=spot&q=agua'],
  ['', '/'],
  // A link that begins so leads to another site.
  ['//evil.example/a?b=c', '/evil.example/a?b=c'],
  ['/\\evil.example', '/evil.example'],
])('the path of %s', (url, path) => {
  expect(pathOf(url)).toBe(path)
})
