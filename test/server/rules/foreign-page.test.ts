import { expect, test } from 'vitest'
import { isForeignPage } from '../../../server/rules/foreign-page.ts'

const HOST = 'radio.example'

test.each([
  ['our own page', { host: HOST, origin: `https://${HOST}` }, false],
  ['our own page, as browsers say it', { host: 'inside:8080', 'sec-fetch-site': 'same-origin' }, false],
  [
    'our own page behind a proxy with another name',
    { host: 'inside:8080', origin: `https://${HOST}` },
    false,
  ],
  [
    'our own page under a name of the local network',
    { host: '10.0.0.5:8080', origin: 'http://10.0.0.5:8080' },
    false,
  ],
  ['an old browser that says nothing', { host: HOST }, false],
  ['another site', { host: HOST, origin: 'https://evil.example' }, true],
  [
    'another site, whatever it calls itself',
    { host: HOST, origin: `https://${HOST}`, 'sec-fetch-site': 'cross-site' },
    true,
  ],
  ['a site whose name begins like ours', { host: HOST, origin: `https://${HOST}.evil.example` }, true],
  ['a frame that has no site', { host: HOST, origin: 'null' }, true],
])('%s', (_what, headers, foreign) => {
  expect(isForeignPage(headers, HOST)).toBe(foreign)
})
