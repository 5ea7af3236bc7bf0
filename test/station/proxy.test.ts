import { expect, test } from 'vitest'
import { proxyFor, proxyHeaders } from '../../station/proxy.ts'

const settings = { http: 'proxy.local:3128', https: 'http://user:cl%40ve@proxy.local:8080', none: '' }
const ask = (url: string, none = '') => proxyFor(new URL(url), { ...settings, none })?.href ?? null

test('each scheme has its proxy, with or without a scheme of its own', () => {
  expect(ask('http://chaski.pe/api')).toBe('http://proxy.local:3128/')
  expect(ask('https://chaski.pe/api')).toBe('http://user:cl%40ve@proxy.local:8080/')
  expect(proxyFor(new URL('http://chaski.pe'), { http: null, https: null, none: '' })).toBeNull()
})

test.each([
  ['*', null],
  ['chaski.pe', null],
  ['.chaski.pe', null],
  ['otro.pe, radio.chaski.pe', null],
  ['*.chaski.pe', null],
  ['radio.chaski.pe:80', null],
  ['radio.chaski.pe:8080', 'http://proxy.local:3128/'],
  ['aski.pe', 'http://proxy.local:3128/'],
])('NO_PROXY=%s', (none, expected) => {
  expect(ask('http://radio.chaski.pe/', none)).toBe(expected)
})

test('name and password of the proxy become a header', () => {
  expect(proxyHeaders(new URL('http://user:cl%40ve@proxy.local'))).toEqual({
    'Proxy-Authorization': `Basic ${Buffer.from('user:cl@ve').toString('base64')}`,
  })
  expect(proxyHeaders(new URL('http://proxy.local'))).toEqual({})
})
