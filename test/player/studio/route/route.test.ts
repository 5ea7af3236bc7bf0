import { expect, it } from 'vitest'
import { hrefOf, NO_FILTERS, parseRoute, type Route } from '../../../../player/studio/route/route.ts'

const routes: [string, Exclude<Route, { screen: 'missing' }>][] = [
  ['#/works', { screen: 'works', filters: NO_FILTERS }],
  [
    '#/works?q=viol%C3%AAncia&kind=spot',
    { screen: 'works', filters: { ...NO_FILTERS, q: 'violência', kind: 'spot' } },
  ],
  ['#/works/abcdefghjkmnpqrs', { screen: 'work', id: 'abcdefghjkmnpqrs' }],
  ['#/upload', { screen: 'upload' }],
  ['#/stations', { screen: 'stations' }],
  ['#/stations/new', { screen: 'new-station' }],
  ['#/stations/abcdefghjkmnpqrs', { screen: 'station', id: 'abcdefghjkmnpqrs' }],
  [
    '#/figures?by=month&from=2026-01-01&kind=spot',
    {
      screen: 'figures',
      filters: {
        ...{ by: 'month', from: '2026-01-01', until: '', programme: '', project: '' },
        ...{ work: '', kind: 'spot', language: '', province: '' },
      },
    },
  ],
  ['#/accounts', { screen: 'accounts' }],
  ['#/setup?token=a-_b', { screen: 'setup', token: 'a-_b' }],
]

it.each(routes)('reads and writes %s', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route)
  expect(hrefOf(route)).toBe(hash)
})

it('opens the list of works where nothing is asked for', () => {
  expect(parseRoute('')).toEqual({ screen: 'works', filters: NO_FILTERS })
})

it('leaves out filters that are not words of the vocabulary', () => {
  expect(parseRoute('#/works?kind=film&status=failed')).toEqual({
    screen: 'works',
    filters: { ...NO_FILTERS, status: 'failed' },
  })
})

it.each(['#/nada', '#/upload/x', '#/works/a/b', '#/stations/a/b'])('knows no screen %s', (hash) => {
  expect(parseRoute(hash)).toEqual({ screen: 'missing' })
})

it('takes a broken escape as it stands', () => {
  expect(parseRoute('#/works/%E0%A4%A')).toEqual({ screen: 'work', id: '%E0%A4%A' })
})
