import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { SpotFormat } from '../../media/spot-formats.ts'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import type { Rendition } from './rendition.ts'
import { id3v1, id3v2 } from './tags/id3.ts'
import type { SpotTags } from './tags/spot-tags.ts'
import { metadataOptions, vorbisComments } from './tags/vorbis.ts'
import { bextChunk } from './wav/bext.ts'
import { cartChunk } from './wav/cart.ts'
import { infoList } from './wav/info.ts'
import { findData, wavHead } from './wav/riff.ts'

/**
 * Writes a rendition with its tags. These contain the measured loudness, so they are written last. The sound is copied
 * unchanged.
 */
export async function finish(
  format: SpotFormat,
  rendition: Rendition,
  tags: SpotTags,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  switch (format.codec) {
    case 'mp3':
      return finishMp3(format, rendition, tags, target, signal)
    case 'wav':
      return finishWav(format, rendition, tags, target, signal)
    case 'flac':
    case 'opus':
      await runFfmpeg({
        inputs: [{ path: rendition.path }],
        outputs: [
          {
            path: target,
            options: [
              ...['-map', '0:a:0', '-c', 'copy', '-fflags', '+bitexact'],
              ...metadataOptions(vorbisComments(tags, rendition.loudness, format.codec)),
              ...['-f', format.codec === 'flac' ? 'flac' : 'ogg'],
            ],
          },
        ],
        signal,
      })
  }
}

async function finishMp3(
  { sampleRate }: SpotFormat,
  { path, loudness, frames }: Rendition,
  tags: SpotTags,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const parts = [id3v2(tags, loudness, frames / sampleRate), createReadStream(path), id3v1(tags)]
  await pipeline(Readable.from(inTurn(parts)), createWriteStream(target), { signal })
}

async function finishWav(
  format: SpotFormat,
  { path, loudness, frames }: Rendition,
  tags: SpotTags,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  await using file = await open(path)
  const { offset, bytes } = await findData(file)
  const head = wavHead(
    format,
    [
      { id: 'bext', content: bextChunk(tags, loudness) },
      { id: 'cart', content: cartChunk(tags, frames) },
      { id: 'LIST', content: infoList(tags) },
      { id: 'id3 ', content: id3v2(tags, loudness, frames / format.sampleRate) },
    ],
    bytes,
  )
  const parts = [head, createReadStream(path, { start: offset, end: offset + bytes - 1 })]
  await pipeline(Readable.from(inTurn(parts)), createWriteStream(target), { signal })
}

async function* inTurn(
  parts: readonly (Uint8Array | AsyncIterable<Uint8Array>)[],
): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Uint8Array) yield part
    else yield* part
  }
}
