import { pino } from 'pino'
import { expect, test } from 'vitest'
import { logOptions } from '../../media/log-options.ts'

test('what lets people in is left out, wherever a library puts it', () => {
  const lines: string[] = []
  const log = pino(logOptions('test', 'trace'), { write: (line) => lines.push(line) })
  const headers = {
    authorization: 'Bearer geheim',
    cookie: 'geheim',
    host: 'localhost',
    'set-cookie': 'geheim',
  }
  log.trace({ headers }, 'a request')
  log.trace({ busboyOptions: { headers } }, 'options of a library')
  log.warn({ err: Object.assign(new Error('refused'), { config: { headers } }) }, 'an error')
  expect(lines).toHaveLength(3)
  for (const line of lines) {
    expect(line).not.toContain('geheim')
    expect(line).toContain('localhost')
  }
})
