import { expect, it } from 'vitest'
import { explain } from '../../../../media/errors.ts'
import { firstLook, saidAgain } from '../../../../player/studio/upload/first-look.ts'

const file = (...parts: BlobPart[]) => new File(parts, 'video.mp4')

it('refuses in the words of the server what it would refuse in the end', async () => {
  const photo = file(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'x'.repeat(9000))
  expect(await firstLook(photo, 'es')).toEqual({ ...explain('photograph', 'es'), faulty: [] })
  expect(await firstLook(file(), 'en')).toMatchObject({ code: 'empty_file' })
})

it('lets pass what may be taken, and what cannot be read', async () => {
  expect(await firstLook(file(new Uint8Array([0, 0, 0, 24]), 'ftypmp42'), 'es')).toBeNull()
  const gone = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) }
  expect(await firstLook(gone as unknown as File, 'es')).toBeNull()
})

it('says a refusal again in another language, and leaves what only the server can say', () => {
  const photo = { ...explain('photograph', 'es'), faulty: [] }
  expect(saidAgain(photo, 'qu')).toEqual({ ...explain('photograph', 'qu'), faulty: [] })
  const damaged = { ...explain('damaged_file', 'es'), faulty: [] }
  expect(saidAgain(damaged, 'qu')).toBe(damaged)
})
