import { expect, test } from 'vitest'
import { type Facts, type Phase, phaseOf } from '../../../../player/site/playback/phase.ts'

const playing: Facts = {
  started: true,
  starting: false,
  lost: false,
  failed: false,
  paused: false,
  ended: false,
  readyState: 4,
}

test.each<[string, Partial<Facts>, Phase]>([
  ['nothing was asked for yet', { started: false, paused: true }, 'idle'],
  ['the button was pressed, nothing plays yet', { starting: true, paused: true, readyState: 0 }, 'loading'],
  ['it plays', {}, 'playing'],
  ['it is paused', { paused: true }, 'paused'],
  ['the buffer ran dry', { readyState: 2 }, 'loading'],
  ['the link is lost, and there is still something buffered', { lost: true }, 'playing'],
  ['the link is lost, and the buffer ran dry', { lost: true, readyState: 2 }, 'lost'],
  ['the link is lost before the first picture', { lost: true, starting: true, readyState: 0 }, 'lost'],
  ['it is over', { ended: true, paused: true }, 'ended'],
  ['it cannot be played', { failed: true, paused: true, readyState: 0 }, 'failed'],
])('%s', (_sentence, change, phase) => {
  expect(phaseOf({ ...playing, ...change })).toBe(phase)
})
