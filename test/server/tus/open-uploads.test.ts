import { expect, test } from 'vitest'
import { LEFT_BEHIND_MS, MAX_OPEN_UPLOADS, OpenUploads, toGiveUp } from '../../../server/tus/open-uploads.ts'

const many = (touched: (index: number) => number) =>
  Array.from({ length: MAX_OPEN_UPLOADS }, (_, index) => ({
    id: `upload-${index}`,
    sender: 'rosa',
    size: 100,
    arrived: 10,
    touched: touched(index),
  }))

test('with room, nothing is given up', () => {
  expect(toGiveUp(many(() => 0).slice(1), LEFT_BEHIND_MS)).toBeNull()
})

test('without room, the one that was left behind longest is given up', () => {
  const open = many((index) => (index === 7 ? 1000 : 5000))
  expect(toGiveUp(open, LEFT_BEHIND_MS + 1000)?.id).toBe('upload-7')
})

test('what is being sent is never given up', () => {
  expect(() =>
    toGiveUp(
      many(() => 1000),
      LEFT_BEHIND_MS,
    ),
  ).toThrow(expect.objectContaining({ code: 'too_many_uploads' }))
})

test('promised is what was declared and has not arrived', () => {
  const open = new OpenUploads()
  open.begin('a', 'rosa', { size: 100, offset: 0 })
  open.begin('b', 'luz', { size: 50, offset: 20 })
  expect(open.promised()).toBe(130)
  open.arrived('a', 60)
  expect(open.promised()).toBe(70)
  open.end('b')
  expect(open.promised()).toBe(40)
  expect(open.of('rosa')).toMatchObject([{ id: 'a', arrived: 60 }])
})
