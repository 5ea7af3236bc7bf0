import { expect, test } from 'vitest'
import { partOf } from '../../../../player/site/worker/answer-from.ts'

test.each([
  ['bytes=0-', { from: 0, until: 100 }],
  ['bytes=0-0', { from: 0, until: 1 }],
  ['bytes=40-59', { from: 40, until: 60 }],
  ['bytes=90-500', { from: 90, until: 100 }],
  ['bytes=-10', { from: 90, until: 100 }],
  ['bytes=-500', { from: 0, until: 100 }],
  ['bytes=100-', null],
  ['bytes=-0', null],
  ['bytes=60-40', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['items=0-1', null],
])('of 100 bytes, %s is %o', (header, part) => expect(partOf(header, 100)).toEqual(part))
