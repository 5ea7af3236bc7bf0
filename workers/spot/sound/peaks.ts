import { type FileHandle, open } from 'node:fs/promises'
import { findData } from '../wav/riff.ts'
import type { Span } from './span.ts'
import type { Extremes } from './waveform.ts'

// The master: two channels of 32-bit float.
const CHANNELS = 2
const FRAME_BYTES = CHANNELS * 4
const BLOCK_FRAMES = 65_536

/** Reads the samples of a master as they stream past; memory does not grow with its length. */
export interface MasterReader {
  /** Samples per channel. */
  frames: number
  /** Lowest and highest sample of each window of `windowFrames`; the last window can be shorter. */
  extremes(span: Span, windowFrames: number): Promise<Extremes>
  close(): Promise<void>
}

export async function openMaster(path: string): Promise<MasterReader> {
  const file = await open(path)
  const { offset, bytes } = await findData(file).catch(async (error: unknown) => {
    await file.close()
    throw error
  })
  return {
    frames: Math.floor(bytes / FRAME_BYTES),
    extremes: (span, windowFrames) => extremesOf(file, offset, span, windowFrames),
    close: () => file.close(),
  }
}

async function extremesOf(
  file: FileHandle,
  offset: number,
  { start, end }: Span,
  windowFrames: number,
): Promise<Extremes> {
  const windows = Math.ceil((end - start) / windowFrames)
  const low = new Float32Array(windows).fill(Number.POSITIVE_INFINITY)
  const high = new Float32Array(windows).fill(Number.NEGATIVE_INFINITY)
  const block = new Float32Array(BLOCK_FRAMES * CHANNELS)
  const bytes = new Uint8Array(block.buffer)
  for (let frame = start; frame < end; frame += BLOCK_FRAMES) {
    const frames = Math.min(BLOCK_FRAMES, end - frame)
    await file.read(bytes, 0, frames * FRAME_BYTES, offset + frame * FRAME_BYTES)
    for (let index = 0; index < frames * CHANNELS; index += 1) {
      const window = Math.floor((frame - start + index / CHANNELS) / windowFrames)
      const sample = block[index] ?? 0
      if (sample < (low[window] ?? 0)) low[window] = sample
      if (sample > (high[window] ?? 0)) high[window] = sample
    }
  }
  return { low, high }
}

/** The highest absolute sample of each window. */
export function peaksOf({ low, high }: Extremes): Float32Array {
  return high.map((value, index) => Math.max(Math.abs(value), Math.abs(low[index] ?? 0)))
}
