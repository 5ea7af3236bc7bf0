import { expect, test } from 'vitest'
import { planStick } from '../../../server/suitcase/plan-stick.ts'

const file = (folder: string, name: string, sha256 = name) => ({ folder, name, sha256 })

test('only what a stick lacks is copied, and what nobody wants is removed', () => {
  const there = new Map([
    ['hoy/a.mp3', 'a.mp3'],
    ['hoy/gone.mp3', 'gone.mp3'],
  ])
  expect(planStick([file('hoy', 'a.mp3'), file('hoy', 'b.mp3')], there)).toEqual({
    copy: [file('hoy', 'b.mp3')],
    move: [],
    remove: ['hoy/gone.mp3'],
  })
})

test('a spot whose first day has come moves, and is not copied', () => {
  const there = new Map([['despues/a.mp3', 'a.mp3']])
  expect(planStick([file('hoy', 'a.mp3')], there)).toEqual({
    copy: [],
    move: [{ from: 'despues/a.mp3', to: 'hoy/a.mp3' }],
    remove: [],
  })
})

test('a damaged file is copied again', () => {
  const there = new Map([['hoy/a.mp3', 'half']])
  const plan = planStick([file('hoy', 'a.mp3')], there)
  expect(plan).toEqual({ copy: [file('hoy', 'a.mp3')], move: [], remove: [] })
})

test('capitals tell nothing apart on FAT: what is wanted is never removed under another spelling', () => {
  const there = new Map([['hoy/AYD-1.MP3', 'x']])
  expect(planStick([file('hoy', 'ayd-1.mp3', 'x')], there)).toEqual({ copy: [], move: [], remove: [] })
})
