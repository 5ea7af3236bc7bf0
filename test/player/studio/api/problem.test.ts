import { expect, it } from 'vitest'
import { problemOf } from '../../../../player/studio/api/problem.ts'
import { es } from '../../../../player/studio/texts/es.ts'

it('shows what the server says, with the faults by field', () => {
  const body = JSON.stringify({
    type: 'about:blank',
    title: 'La solicitud no se entiende.',
    status: 400,
    code: 'bad_request',
    hint: 'Revise los campos señalados.',
    fields: [{ path: '/title', message: 'no puede estar vacío' }],
  })
  expect(problemOf(body, es.problems)).toEqual({
    code: 'bad_request',
    message: 'La solicitud no se entiende.',
    hint: 'Revise los campos señalados.',
    fields: { title: 'no puede estar vacío' },
  })
})

it.each(['', '<html>502 Bad Gateway</html>', '{"error":"x"}'])(
  'explains the strange answer %j in its own words',
  (body) => {
    expect(problemOf(body, es.problems)).toEqual({ code: 'strange', ...es.problems.strange, fields: {} })
  },
)
