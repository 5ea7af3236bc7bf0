import { expect, test } from 'vitest'
import { ConfigError } from '../../../media/config.ts'
import { UsageError } from '../../../server/commands/arguments/read-arguments.ts'
import { runIn, type Shell } from '../../../server/commands/run-command.ts'

const USAGE = 'Usage: ./chaski weigh NAME'

/** Runs a command that does `act`, and tells how it ended and what the shell has seen. */
async function ended(act: (shell: Shell) => void, { args = ['spot'], env = {}, told = false } = {}) {
  const printed: string[] = []
  const said: string[] = []
  const stop = new AbortController()
  const command = {
    name: 'weigh',
    usage: USAGE,
    run: async (shell: Shell) => {
      if (told) stop.abort()
      act(shell)
    },
  }
  const code = await runIn(command, {
    args,
    env,
    signal: stop.signal,
    print: (line) => void printed.push(line),
    say: (line) => void said.push(line),
  })
  return { code, printed, said: said.join('\n') }
}

const failing = (error: unknown) => () => {
  throw error
}

test('a command that does its work ends with 0, and answers on the standard output', async () => {
  expect(await ended(({ args, print }) => print(`${args[0]}: 12 g`))).toEqual({
    code: 0,
    printed: ['spot: 12 g'],
    said: '',
  })
})

test('what was typed wrongly is told with the usage, and ends with 64', async () => {
  const { code, printed, said } = await ended(failing(new UsageError('a name is needed')))
  expect({ code, printed, said }).toEqual({
    code: 64,
    printed: [],
    said: `chaski weigh: a name is needed\n\n${USAGE}`,
  })
})

test('mistakes in the environment are told all at once, and end with 78', async () => {
  const { code, said } = await ended(
    failing(new ConfigError(['PORT: expected a number', 'HOST: expected a name'])),
  )
  expect(code).toBe(78)
  expect(said).toContain('PORT: expected a number\n  HOST: expected a name')
})

test('any other failure is told with its cause, and ends with 70', async () => {
  const error = new Error('the scales are broken', { cause: new Error('no spring') })
  expect(await ended(failing(error))).toEqual({
    code: 70,
    printed: [],
    said: 'chaski weigh: the scales are broken (no spring)',
  })
  expect((await ended(failing(error), { env: { LOG_LEVEL: 'debug' } })).said).toContain('run-command.test.ts')
  expect(await ended(failing('broken'))).toMatchObject({ code: 70, said: 'chaski weigh: broken' })
})

test('one that was interrupted ends with 130 and says nothing more', async () => {
  expect(await ended(failing(new Error('aborted')), { told: true })).toEqual({
    code: 130,
    printed: [],
    said: '',
  })
})

test('one that ends by itself once it is told to has not failed', async () => {
  expect((await ended(() => {}, { told: true })).code).toBe(0)
})

test.each(['help', '--help', '-h'])('%s is no mistake', async (word) => {
  const answer = await ended(failing(new Error('was run')), { args: [word] })
  expect(answer).toEqual({ code: 0, printed: [USAGE], said: '' })
})
