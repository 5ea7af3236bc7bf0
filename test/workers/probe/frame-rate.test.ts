import { describe, expect, it } from 'vitest'
import { constantRate } from '../../../workers/probe/frame-rate.ts'

describe('constantRate', () => {
  it.each([
    ['film', '24/1', '24/1', { num: 24, den: 1 }],
    ['NTSC', '30000/1001', '30000/1001', { num: 30000, den: 1001 }],
    ['a camera that is a little off', '90000/3001', '90000/3001', { num: 90000, den: 3001 }],
    ['a security camera', '25/2', '25/2', { num: 25, den: 2 }],
    ['times in milliseconds', '1000/1', '60/1', { num: 60, den: 1 }],
    ['FLV and MKV, whose average is nonsense', '60/1', '1000/1', { num: 60, den: 1 }],
    ['a film that lost a few frames to an edit', '30000/1001', '51600/1841', { num: 30000, den: 1001 }],
    ['a screen that seldom changes', '30/1', '10/1', { num: 10, den: 1 }],
    ['a telephone, variable', '90000/1', '29391/1000', { num: 30000, den: 1001 }],
    ['a variable rate between the standards', '90000/1', '17/1', { num: 20, den: 1 }],
    ['slow motion', '240/1', '240/1', { num: 240, den: 4 }],
    ['slow motion, NTSC', '120000/1001', '120000/1001', { num: 120000, den: 2002 }],
    ['slow motion, variable', '1000/1', '119/1', { num: 119, den: 2 }],
    ['a slide show', '1/10', '1/10', { num: 10, den: 1 }],
    ['a picture a second', '1/1', '1/1', { num: 10, den: 1 }],
    ['a camera at night', '15/2', '15/2', { num: 30, den: 2 }],
    ['a camera of ten, a little off', '999/100', '999/100', { num: 999, den: 100 }],
    ['unknown', '0/0', '0/0', { num: 25, den: 1 }],
    ['missing', undefined, undefined, { num: 25, den: 1 }],
  ])('%s', (_name, real, average, rate) => {
    expect(constantRate(real, average)).toEqual(rate)
  })
})
