import { describe, expect, test } from 'vitest'
import { documentedErrors } from '../../../server/api-document/documented-errors.ts'
import { problemExamples, problemResponses } from '../../../server/api-document/problem-responses.ts'

describe('the documented errors of a route', () => {
  const nothing = { refusals: [], own: [], takesBody: false, isRateLimited: false } as const

  test('follow from who may use it', () => {
    expect(documentedErrors(nothing)).toEqual(['bad_request'])
    expect(documentedErrors({ ...nothing, refusals: ['not_signed_in', 'forbidden'] })).toEqual([
      'bad_request',
      'not_signed_in',
      'forbidden',
    ])
  })

  test('follow from its body and its limit, and each is told once', () => {
    expect(
      documentedErrors({ ...nothing, own: ['too_large', 'gone'], takesBody: true, isRateLimited: true }),
    ).toEqual(['bad_request', 'too_large', 'gone', 'wrong_content_type', 'too_slow', 'too_many_requests'])
  })
})

test('errors of one status share a response, with an example of each', () => {
  const responses = problemResponses(['gone', 'cursor_void'], false)
  expect(Object.keys(responses)).toEqual(['410', 'default'])
  expect(responses['410']).toMatchObject({
    description: expect.stringMatching(/`gone`.*`cursor_void`/),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: {
          gone: { $ref: '#/components/examples/gone' },
          cursor_void: { $ref: '#/components/examples/cursor_void' },
        },
      },
    },
  })
  expect(problemExamples(['gone', 'gone', 'cursor_void'])).toMatchObject({
    gone: { value: { code: 'gone', status: 410, type: '/docs/errors#gone' } },
    cursor_void: { value: { code: 'cursor_void' } },
  })
})

test('a page answers errors with a page', () => {
  expect(problemResponses(['not_found'], true)).toMatchObject({ 404: { content: { 'text/html': {} } } })
})
