import { Validator } from '@seriousme/openapi-schema-validator'
import { type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TAGS } from '../../../server/api-document/tags.ts'
import { startWholeApp, type WholeApp } from '../../support/every-route.ts'

interface Operation {
  operationId?: string
  tags?: string[]
  summary?: string
  security: Record<string, string[]>[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { examples?: object }> }>
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let whole: WholeApp
let document: Document
let operations: { name: string; operation: Operation }[]

beforeAll(async () => {
  whole = await startWholeApp()
  document = (await whole.server.get('/docs/json')).json()
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  )
})
afterAll(() => whole.close())

const named = (name: string): Operation => {
  const found = operations.find((one) => one.name === name)
  if (!found) throw new Error(`no operation ${name}`)
  return found.operation
}

describe('the OpenAPI document', () => {
  test('is valid, and every reference in it resolves', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    )
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(() => validator.resolveRefs()).not.toThrow()
  })

  test('names every operation once, and puts it into a section', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(operations.filter(({ operation }) => !operation.operationId).map(({ name }) => name)).toEqual([])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const sections = TAGS.map(({ name }) => name as string)
    const strays = operations.filter(
      ({ operation: { tags = [], summary } }) =>
        tags.length !== 1 || !sections.includes(tags[0] ?? '') || !summary,
    )
    expect(strays.map(({ name }) => name)).toEqual([])
    const used = new Set(operations.flatMap(({ operation }) => operation.tags ?? []))
    expect(sections.filter((section) => !used.has(section))).toEqual([])
  })

  test('says of every error which codes it can have, with an example of each', () => {
    const silent = operations.flatMap(({ name, operation: { responses } }) => {
      const errors = Object.entries(responses).filter(([status]) => /^4/.test(status))
      const bare = errors.filter(([, { description, content = {} }]) => {
        const examples = content['application/problem+json']?.examples ?? {}
        return !/`[a-z_]+`/.test(description) || (!content['text/html'] && Object.keys(examples).length === 0)
      })
      return errors.length === 0 || !responses.default ? [name] : bare.map(([status]) => `${name} ${status}`)
    })
    expect(silent).toEqual([])
  })

  test('names its schemas, and describes every answer', () => {
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining([
        'Problem',
        'Work',
        'WorkList',
        'WorkEdit',
        'Station',
        'SyncAnswer',
        'AiringReport',
      ]),
    )
    expect(JSON.stringify(document)).not.toMatch(/def-\d|Default Response|x-chaski/)
  })

  test('has only examples that its own schemas accept', () => {
    const examples = schemasIn(document).flatMap((schema) =>
      (schema.examples ?? []).map((example) => ({ schema, example })),
    )
    expect(examples.length).toBeGreaterThan(15)
    expect(
      examples.filter(({ schema, example }) => !Value.Check(Type.Unsafe(schema as TSchema), example)),
    ).toEqual([])
  })

  test('tells who may use a route, as the table of access rules has it', () => {
    expect(named('GET /api/setup').security).toEqual([])
    expect(Object.keys(named('GET /api/setup').responses)).not.toContain('401')
    expect(named('GET /api/works').security).toContainEqual({})
    expect(named('PATCH /api/works/{id}').security).toEqual([{ session: [] }, { bearer: [] }])
    expect(Object.keys(named('PATCH /api/works/{id}').responses)).toEqual(
      expect.arrayContaining(['400', '401', '403', '404']),
    )
    expect(Object.keys(named('GET /api/session').responses)).not.toContain('403')
  })

  test('describes bodies that are not JSON', () => {
    const typesOf = (name: string) => Object.keys(named(name).requestBody?.content ?? {})
    expect(typesOf('POST /api/works')).toEqual(['multipart/form-data'])
    expect(typesOf('PUT /api/works/{id}/file')).toEqual(['multipart/form-data', 'application/octet-stream'])
    expect(typesOf('PUT /api/works/{id}/captions/{language}')).toContain('text/vtt')
    expect(typesOf('POST /api/airings')).toEqual([
      ...['application/json', 'text/csv', 'text/plain'],
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
  })

  test('shows resumable uploads as one entry', () => {
    const tus = operations.filter(({ name }) => name.includes('/api/uploads')).map(({ name }) => name)
    expect(tus).toEqual(['POST /api/uploads'])
  })
})

interface Schema {
  examples?: unknown[]
}

/** Every schema in the document that gives examples, wherever it stands. Those of media types are objects. */
function schemasIn(value: unknown): Schema[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(schemasIn)
  const { examples } = value as { examples?: unknown }
  return Array.isArray(examples) ? [value as Schema, ...inside] : inside
}
