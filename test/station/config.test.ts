import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { settingsFrom } from '../../station/config.ts'
import { NO_PROXY } from '../support/no-proxy.ts'

const complete = { server: 'https://chaski.pe/', token: 'abc', folder: '/radio' }

test('the command line is stronger than the environment, and that than the file', () => {
  const { settings, mistakes } = settingsFrom(
    [{ token: 'orden' }, { token: 'entorno', format: 'wav' }, { ...complete, format: 'flac', every: 15 }],
    NO_PROXY,
    true,
  )
  expect(mistakes).toEqual([])
  expect(settings).toEqual({
    server: 'https://chaski.pe',
    token: 'orden',
    folder: resolve('/radio'),
    rendition: 'wav',
    from: null,
    station: null,
    every: 15,
    logs: [],
    proxy: NO_PROXY,
    retrySeconds: 1,
    timeoutSeconds: 30,
  })
})

test('--once wins over the minutes of the file', () => {
  expect(
    settingsFrom([{ every: null }, { ...complete, every: 15 }], NO_PROXY, true).settings.every,
  ).toBeNull()
})

test('a proxy of the settings stands for both schemes and takes the place of the environment', () => {
  const proxies = { http: 'http://a:1', https: null, none: 'chaski.pe' }
  expect(settingsFrom([complete], proxies, true).settings.proxy).toEqual(proxies)
  expect(settingsFrom([{ ...complete, proxy: 'b:2' }], proxies, true).settings.proxy).toEqual({
    http: 'b:2',
    https: 'b:2',
    none: '',
  })
})

test('all mistakes are told at once', () => {
  const raw = {
    server: 'chaski',
    token: '',
    format: 'mp4',
    every: 0,
    logs: 'x',
    proxy: '::',
    timeoutSeconds: 'a',
  }
  expect(settingsFrom([raw], NO_PROXY, true).mistakes.map((mistake) => mistake.split(/[ :]/)[0])).toEqual([
    'server',
    'token',
    'folder',
    'format',
    'every',
    'timeoutSeconds',
    'logs',
    'proxy',
  ])
})

test('status needs only the folder', () => {
  expect(settingsFrom([{ folder: 'x' }], NO_PROXY, false).mistakes).toEqual([])
})
