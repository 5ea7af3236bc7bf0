import { expect, test } from 'vitest'
import { documentedAccess } from '../../../server/routes/documented-access.ts'

const signedIn = [{ session: [] }, { bearer: [] }]

test.each([
  ['POST', '/api/session', { security: [], refusals: [] }],
  ['GET', '/api/works', { security: [{}, ...signedIn], refusals: [] }],
  ['GET', '/api/session', { security: signedIn, refusals: ['not_signed_in'] }],
  [
    'PATCH',
    '/api/works/:id',
    { security: signedIn, refusals: ['not_signed_in', 'forbidden', 'narrow_token'] },
  ],
])('%s %s', (method, url, access) => {
  expect(documentedAccess(method, url)).toEqual(access)
})
