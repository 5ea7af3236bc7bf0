import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { Edit, Exact, ExactPartial, Nullable, PageQuery } from '../../../media/schemas/common.ts'
import { closedSchemas, openPartOf } from '../../../server/routes/closed-schemas.ts'

const ROOT = join(import.meta.dirname, '../../..')
const name = { name: Type.String() }

test('object schemas are made by the helpers of common.ts alone', () => {
  const makers = ['media', 'server', 'workers', 'station', 'player'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/^(dist|library)\//.test(path))
      .map((path) => `${folder}/${path}`)
      .filter((path) => path !== 'media/schemas/common.ts')
      .filter((path) =>
        /\bType\.(Object|Partial|Intersect|Composite|Pick|Omit|Evaluate)\(/.test(
          readFileSync(join(ROOT, path), 'utf8'),
        ),
      ),
  )
  expect(makers).toEqual([])
})

describe('what is open is found', () => {
  test.each([
    ['an object that forgot', Type.Object(name), 'body'],
    ['the hole that was there', Type.Partial(Exact(name)), 'body'],
    ['an intersection', Type.Intersect([Exact(name), Exact({})]), 'body'],
    ['deeper', Exact({ carts: Nullable(Type.Object({})) }), 'body.carts'],
    ['in a list', Exact({ items: Type.Array(Type.Object(name)) }), 'body.items[]'],
    ['a page in a body', PageQuery(name), 'body'],
  ])('%s', (_what, schema, where) => {
    expect(openPartOf(schema, 'body')).toBe(where)
  })

  test.each([Exact(name), ExactPartial(name), Edit(name), Nullable(Exact(name)), Type.String(), undefined])(
    'and what is closed is not',
    (schema) => {
      expect(openPartOf(schema, 'body')).toBeNull()
    },
  )

  test('the query of a page lets unknown words pass on purpose', () => {
    expect(openPartOf(PageQuery(name), 'querystring')).toBeNull()
  })
})

test.each([
  ['body', { body: Type.Object(name) }],
  ['querystring', { querystring: Type.Object(name) }],
  ['params', { params: Type.Object(name) }],
  ['params', {}],
])('the server does not start with an open %s', async (part, schema) => {
  const app = fastify()
  await app.register(closedSchemas)
  expect(() => app.post('/things/:name', { schema }, async () => null)).toThrow(part)
  await app.close()
})
