import { describe, expect, test } from 'vitest'
import { readUploadMetadata, titleOf } from '../../../server/uploads/upload-metadata.ts'

describe('what comes with a file', () => {
  test('is read as text, with lists parted by commas', () => {
    expect(
      readUploadMetadata({
        filename: 'x.mp4',
        filetype: 'video/mp4',
        title: ' Hilario ',
        places: 'Jauja, Tayacaja',
        tags: '',
        partner: ' ',
        kind: 'video',
        work: null,
      }),
    ).toEqual({
      fields: { title: 'Hilario', places: ['Jauja', 'Tayacaja'] },
      fileName: 'x.mp4',
      wish: 'video',
      workId: null,
    })
  })

  test.each([
    ['/home/ana/mi video.mp4', 'mi video.mp4'],
    ['C:\\fakepath\\spot.wav', 'spot.wav'],
    ['a\u0000b\n\u202egpj.mp4', 'abgpj.mp4'],
    ['', 'archivo'],
    ['/', 'archivo'],
    ['x'.repeat(300), 'x'.repeat(255)],
  ])('keeps of the name %j only %j', (name, kept) => {
    expect(readUploadMetadata({ filename: name }).fileName).toBe(kept)
  })

  test.each([
    ['repeated', ['Jauja', 'Concepción'], ['Jauja', 'Concepción']],
    ['as JSON', '["Jauja", "Concepción"]', ['Jauja', 'Concepción']],
    ['separated by commas, some of them repeated', ['Jauja, Concepción', 'Jauja'], ['Jauja', 'Concepción']],
  ])('a list may come %s', (_, places, read) => {
    expect(readUploadMetadata({ places }).fields).toEqual({ places: read })
  })

  test.each([
    [{ places: '["Jauja", 7]' }, 'places.1'],
    [{ places: '["Jauja"' }, 'places'],
    [{ title: ['one', 'two'] }, 'title'],
    [{ kind: ['video', 'spot'] }, 'kind'],
  ])('%j is refused', (text, path) => {
    expect(() => readUploadMetadata(text)).toThrow(
      expect.objectContaining({
        code: 'bad_request',
        fields: expect.arrayContaining([expect.objectContaining({ path })]),
      }),
    )
  })

  test('names every field at fault at once', () => {
    try {
      readUploadMetadata({ kind: 'film', language: 'Spanish', colour: 'red', visibility: 'x' })
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ code: 'bad_request' })
      const { fields } = error as { fields: { path: string }[] }
      expect(fields.map(({ path }) => path).sort()).toEqual(['colour', 'kind', 'language', 'visibility'])
    }
  })
})

test.each([
  ['mi_video_final.mp4', 'mi video final'],
  ['Hilario (muestra).mov', 'Hilario (muestra)'],
  ['.mp4', '.mp4'],
  ['', 'Sin título'],
  [`${'x'.repeat(250)}.mp4`, 'x'.repeat(200)],
])('a file called %j gives the title %j', (name, title) => {
  expect(titleOf(name)).toBe(title)
})
