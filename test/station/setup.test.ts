import { expect, test } from 'vitest'
import type { RawSettings } from '../../station/config.ts'
import { askSettings } from '../../station/setup.ts'

/** Sets up with these answers; null where nobody answers any more. */
async function setUp(known: RawSettings, answers: (string | null)[], logs: string | null = null) {
  const asked: string[] = []
  const said: string[] = []
  const settings = await askSettings(
    known,
    { folder: 'C:\\Chaski', logs },
    async (question) => {
      asked.push(question)
      return answers.shift() ?? null
    },
    (line) => said.push(line),
  )
  return { settings, asked, said }
}

test('a person pastes the token and takes what is proposed', async () => {
  const { settings, asked } = await setUp({ server: 'https://chaski.example' }, ['CLAVE', '', ''], 'C:\\Logs')
  expect(settings).toEqual({
    ...{ server: 'https://chaski.example', token: 'CLAVE' },
    ...{ folder: 'C:\\Chaski', logs: ['C:\\Logs'] },
  })
  expect(asked).toHaveLength(3)
  expect(asked[1]).toBe('Carpeta donde quedarán los spots [C:\\Chaski]: ')
})

test('what is wrong is said and asked again; what is known is not asked', async () => {
  const { settings, said } = await setUp({ folder: '/radio', logs: [] }, [
    'chaski',
    'https://chaski.example',
    'dos claves',
    'CLAVE',
  ])
  expect(settings).toEqual({ folder: '/radio', logs: [], server: 'https://chaski.example', token: 'CLAVE' })
  expect(said).toHaveLength(2)
})

test('without anybody to answer it says what is missing', async () => {
  await expect(setUp({}, [])).rejects.toThrow('falta la dirección de Chaski')
  await expect(setUp({ server: 'https://chaski.example' }, ['', '', '', '', '', ''])).rejects.toThrow('token')
})
