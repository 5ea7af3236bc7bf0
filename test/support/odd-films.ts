import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ffmpeg } from './samples.ts'

/** Films as people send them, in miniature: each made by ffmpeg, and by hand where no program makes it any more. */

export const X264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '25'] as const
const VP8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '300k'] as const

export const picture = (seconds: number, size = '256x144', rate = 25): string[] => [
  ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`],
]
export const bars = (seconds: number, size: string): string[] => [
  ...['-f', 'lavfi', '-i', `smptehdbars=s=${size}:r=25:d=${seconds}`],
]
/** At -21 dB on one channel. */
export const tone = (seconds: number, frequency = 440): string[] => [
  ...['-f', 'lavfi', '-i', `sine=f=${frequency}:r=48000:d=${seconds}`],
]

/** Clips copied one after the other: the clock of the second begins again. */
export async function joinedClips(path: string): Promise<void> {
  const clip = async (name: string, seconds: number, frequency: number): Promise<Buffer> => {
    const sound = ['-c:a', 'ac3', '-ac', '2']
    await ffmpeg([...picture(seconds), ...tone(seconds, frequency), ...X264, ...sound, `${path}.${name}.ts`])
    return await readFile(`${path}.${name}.ts`)
  }
  await writeFile(path, Buffer.concat([await clip('a', 4, 300), await clip('b', 3, 900)]))
}

/** Two channels of sound that become six half-way, as between two programmes of a broadcast. */
export async function twoThenSix(path: string): Promise<void> {
  const part = async (name: string, channels: string, from: string): Promise<void> => {
    const sound = ['-c:a', 'ac3', '-ac', channels, '-output_ts_offset', from]
    await ffmpeg([...picture(2), ...tone(2), ...X264, ...sound, `${path}.${name}.ts`])
  }
  await part('a', '2', '0')
  await part('b', '6', '2')
  await concatenated([`${path}.a.ts`, `${path}.b.ts`], path)
}

/** A recording of a browser in which the telephone is turned. */
export async function turnedMidway(path: string): Promise<void> {
  await ffmpeg([...picture(2, '256x144'), ...VP8, `${path}.a.webm`])
  await ffmpeg([...picture(2, '144x256'), ...VP8, `${path}.b.webm`])
  await concatenated([`${path}.a.webm`, `${path}.b.webm`], path)
}

async function concatenated(parts: readonly string[], path: string): Promise<void> {
  const list = `${path}.txt`
  await writeFile(list, parts.map((part) => `file '${part}'\n`).join(''))
  await ffmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', path])
}

/** A WebM of three seconds that says to last for 45. */
export async function longerThanItIs(path: string): Promise<void> {
  await ffmpeg([...picture(3, '256x144', 10), ...VP8, path])
  const file = await readFile(path)
  const duration = file.indexOf(Buffer.from('448988', 'hex'))
  file.writeDoubleBE(45_000, duration + 3)
  await writeFile(path, file)
}

/** A fragmented MP4 whose length is «unknown»: all bits set. */
export async function withoutLength(path: string): Promise<void> {
  const fragments = ['-movflags', 'frag_keyframe+empty_moov+default_base_moof']
  await ffmpeg([...picture(3), ...tone(3), ...X264, '-c:a', 'aac', ...fragments, path])
  const file = await readFile(path)
  for (const [box, offset] of [
    ['mvhd', 20],
    ['mdhd', 20],
    ['tkhd', 24],
  ] as const) {
    for (let at = file.indexOf(box); at > 0; at = file.indexOf(box, at + 1)) {
      file.writeUInt32BE(0xffffffff, at + offset)
    }
  }
  await writeFile(path, file)
}

/** A WebM that says to be encrypted, as shops and broadcasters hand them out. */
export async function encrypted(path: string): Promise<void> {
  await ffmpeg([...picture(1), ...VP8, '-f', 'webm', '-live', '1', path])
  const file = await readFile(path)
  const entry = trackEntry(file)
  const key = element('47e2', Buffer.alloc(16, 7))
  const mode = element('47e7', element('47e8', Buffer.from([1])))
  const encryption = element('5035', Buffer.concat([element('47e1', Buffer.from([5])), key, mode]))
  const encodings = element(
    '6d80',
    element('6240', Buffer.concat([element('5033', Buffer.from([1])), encryption])),
  )
  const body = file.subarray(entry.body, entry.body + entry.length)
  const tracks = element('1654ae6b', element('ae', Buffer.concat([body, encodings])))
  await writeFile(path, Buffer.concat([file.subarray(0, entry.tracks), tracks, file.subarray(entry.end)]))
}

/** Where the only track of a WebM is described. The index at the front names the same element without its content. */
function trackEntry(file: Buffer): { tracks: number; body: number; length: number; end: number } {
  const id = Buffer.from('1654ae6b', 'hex')
  for (let tracks = file.indexOf(id); tracks >= 0; tracks = file.indexOf(id, tracks + 1)) {
    const all = numberAt(file, tracks + id.length)
    const first = tracks + id.length + all.bytes
    if (file[first] !== 0xae) continue
    const { bytes, value } = numberAt(file, first + 1)
    return { tracks, body: first + 1 + bytes, length: value, end: first + all.value }
  }
  throw new RangeError('a WebM without tracks')
}

/** EBML: the zeros before the first one tell how many bytes follow. */
function numberAt(file: Buffer, at: number): { bytes: number; value: number } {
  const first = file[at] ?? 0
  const bytes = Math.clz32(first) - 24 + 1
  let value = first & (0xff >> bytes)
  for (let index = 1; index < bytes; index += 1) value = value * 256 + (file[at + index] ?? 0)
  return { bytes, value }
}

function element(id: string, body: Buffer): Buffer {
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE((1n << 56n) | BigInt(body.length))
  return Buffer.concat([Buffer.from(id, 'hex'), size, body])
}

/** A folder's file by ffmpeg alone. */
export async function made(folder: string, name: string, args: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await ffmpeg([...args, path])
  return path
}
