import { expect, it } from 'vitest'
import { problemOf } from '../../../../player/studio/api/problem.ts'
import { words as es } from '../../../../player/studio/texts/general/es.ts'

it('shows what the server says, with the fields at fault', () => {
  const body = JSON.stringify({
    type: 'about:blank',
    title: 'La solicitud no se entiende.',
    status: 400,
    code: 'bad_request',
    hint: 'Revise los campos señalados.',
    fields: [{ path: 'places.0', message: 'must NOT have fewer than 1 characters' }],
  })
  expect(problemOf(body, es.problems)).toEqual({
    code: 'bad_request',
    message: 'La solicitud no se entiende.',
    hint: 'Revise los campos señalados.',
    faulty: ['places'],
  })
})

it.each(['', '<html>502 Bad Gateway</html>', '{"error":"x"}'])(
  'explains the strange answer %j in its own words',
  (body) => {
    expect(problemOf(body, es.problems)).toEqual({ code: 'strange', ...es.problems.strange, faulty: [] })
  },
)
