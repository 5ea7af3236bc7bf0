import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runFfmpeg } from '../../workers/ffmpeg/ffmpeg.ts'
import type { PlannedRung } from '../../workers/video/plan.ts'

/** Bytes of a rung's segments, and how like the source it is (SSIM of all planes, at the rung's size and rate). */
export async function rungQuality(
  source: string,
  folder: string,
  rung: PlannedRung,
): Promise<{ bytes: number; ssim: number }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.m4s')).sort(inOrder)
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)

  const joined = join(folder, 'joined.mp4')
  const parts = await Promise.all(['init.mp4', ...names].map((name) => readFile(join(folder, name))))
  await writeFile(joined, Buffer.concat(parts))
  const { log } = await runFfmpeg({
    inputs: [{ path: source }, { path: joined }],
    outputs: [{ path: '/dev/null', options: ['-map', '[out]', '-f', 'null'] }],
    filterGraph:
      `[0:v]framestep=${rung.divisor},scale=${rung.width}:${rung.height}:flags=bicubic,format=yuv420p,setpts=N/TB[a];` +
      `[1:v]format=yuv420p,setpts=N/TB[b];[a][b]ssim[out]`,
    signal: new AbortController().signal,
  })
  const [, all] = /SSIM .*All:([\d.]+)/.exec(log) ?? []
  return { bytes, ssim: Number(all) }
}

/** `index2.m4s` before `index10.m4s`: ffmpeg's own names are not padded. */
function inOrder(a: string, b: string): number {
  const number = (name: string): number => Number(/(\d+)\.m4s$/.exec(name)?.[1])
  return number(a) - number(b)
}
