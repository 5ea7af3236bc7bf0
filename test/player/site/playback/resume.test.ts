import { expect, test } from 'vitest'
import { createPlaces, placeToKeep } from '../../../../player/site/playback/resume.ts'

function memory() {
  const values = new Map<string, string>()
  return {
    values,
    get: (name: string) => values.get(name) ?? null,
    set: (name: string, value: string) => void values.set(name, value),
  }
}

test.each([
  [5, 600, null],
  [20, 600, 20],
  [301.7, 600, 301],
  [590, 600, null],
  [25, 30, null],
])('who stops at %d of %d s goes on at %o', (position, duration, place) => {
  expect(placeToKeep(position, duration)).toBe(place)
})

test('each work has its own place, of the last ten', () => {
  const browser = memory()
  for (let number = 1; number <= 12; number++)
    createPlaces(`/works/${number}`, browser).keep(100 + number, 600)
  expect(createPlaces('/works/12', browser).last()).toBe(112)
  expect(createPlaces('/works/3', browser).last()).toBe(103)
  expect(createPlaces('/works/2', browser).last()).toBeNull()
})

test('a film that was seen to its end begins anew, and leaves nothing behind', () => {
  const browser = memory()
  const places = createPlaces('/works/1', browser)
  places.keep(300, 600)
  places.keep(599, 600)
  expect(places.last()).toBeNull()
  expect(browser.values.get('places')).toBe('{}')
})

test('what nobody of us wrote is no place', () => {
  const browser = memory()
  for (const text of ['nonsense', 'null', '[1]', '{"/works/1":"x"}']) {
    browser.set('places', text)
    expect(createPlaces('/works/1', browser).last()).toBeNull()
  }
})
