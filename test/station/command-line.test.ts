import { expect, test } from 'vitest'
import { readCommandLine } from '../../station/command-line.ts'

test('pull with its options', () => {
  const args = 'pull --to C:\\Chaski --every 15 --server https://a --token t --log a.log --log b'.split(' ')
  expect(readCommandLine(args)).toEqual({
    verb: 'pull',
    settings: { folder: 'C:\\Chaski', every: '15', server: 'https://a', token: 't', logs: ['a.log', 'b'] },
    configFile: null,
  })
})

test('--once is one pull, whatever --every says', () => {
  expect(readCommandLine(['pull', '--once', '--every', '5']).settings.every).toBeNull()
})

test.each([[[]], [['--help']], [['pull', '-h']], [['help']]])('%j asks for help', (args) => {
  expect(readCommandLine(args).verb).toBe('help')
})

test.each([[['jalar']], [['pull', 'ahora']], [['pull', '--rapido']], [['pull', '--to']]])(
  '%j is a mistake',
  (args) => {
    expect(() => readCommandLine(args)).toThrow(TypeError)
  },
)
