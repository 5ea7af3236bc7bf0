import { expect, it } from 'vitest'
import { tracksInOrder } from '../../../../workers/spot/sound/tracks.ts'

const track = (index: number, language?: string, isDefault = 0) => ({
  ...{ index, codec_type: 'audio' as const, channels: 2, disposition: { default: isDefault } },
  ...(language !== undefined && { tags: { language } }),
})
const order = (streams: ReturnType<typeof track>[], language: string | null) =>
  tracksInOrder(streams, language).map(({ index }) => index)

it('tries the track in the language of the work first, then the one that is marked, then as they stand', () => {
  const streams = [track(1, 'eng'), track(2, 'und', 1), track(3, 'que')]
  expect(order(streams, 'quy')).toEqual([3, 2, 1])
  expect(order(streams, 'es-PE')).toEqual([2, 1, 3])
  expect(order(streams, null)).toEqual([2, 1, 3])
})

it('leaves out what is no sound', () => {
  expect(
    tracksInOrder(
      [
        { index: 0, codec_type: 'video' },
        { index: 1, codec_type: 'audio', channels: 0 },
      ],
      null,
    ),
  ).toEqual([])
})
