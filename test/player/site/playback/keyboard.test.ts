import { expect, test } from 'vitest'
import { commandFor } from '../../../../player/site/playback/keyboard.ts'

const key = (name: string, changes = {}) => ({
  key: name,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...changes,
})

test.each([
  [' ', 'DIV', 'toggle'],
  ['K', 'BUTTON', 'toggle'],
  ['ArrowRight', 'BUTTON', 'forward'],
  ['f', 'DIV', 'fullscreen'],
  ['x', 'DIV', null],
])('%j on a %s means %s', (name, tag, command) => {
  expect(commandFor(key(name), tag)).toBe(command)
})

test('keys that a focused control uses are left to it', () => {
  expect(commandFor(key(' '), 'BUTTON')).toBeNull()
  expect(commandFor(key('ArrowLeft'), 'INPUT')).toBeNull()
  expect(commandFor(key('a'), 'SELECT')).toBeNull()
})

test('shortcuts of the browser are left to it', () => {
  expect(commandFor(key('f', { ctrlKey: true }), 'DIV')).toBeNull()
})
