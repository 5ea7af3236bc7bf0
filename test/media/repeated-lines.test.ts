import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { onceAMinute } from '../../media/repeated-lines.ts'

function logger() {
  const lines: { msg: string; repeated?: number }[] = []
  const clock = { now: 0 }
  const out = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()))
      done()
    },
  })
  const log = pino({ hooks: { logMethod: onceAMinute(() => clock.now) } }, out)
  return { log, lines, clock }
}

const full = () => Object.assign(new Error('no space left, write'), { code: 'ENOSPC' })

test('the same failure is said once a minute, with its count', () => {
  const { log, lines, clock } = logger()
  for (let second = 0; second < 120; second++) {
    clock.now = second * 1000
    for (let i = 0; i < 100; i++) log.error({ err: full(), request: `${second}-${i}` }, 'request failed')
  }
  expect(lines.map(({ repeated }) => repeated)).toEqual([undefined, 5999])
})

test('another failure, and what is none, is said each time', () => {
  const { log, lines } = logger()
  log.error({ err: full() }, 'request failed')
  log.error({ err: full() }, 'job failed')
  log.error({ err: new Error('something else') }, 'request failed')
  log.warn({ work: 'a' }, 'work failed')
  log.warn({ work: 'b' }, 'work failed')
  log.info({ err: full() }, 'request refused')
  log.info({ err: full() }, 'request refused')
  expect(lines).toHaveLength(7)
})
