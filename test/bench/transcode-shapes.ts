import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { RUNG_GROUPS } from '../../media/ladder.ts'
import type { VersionRef } from '../../media/layout.ts'
import { runFfmpeg } from '../../workers/ffmpeg/ffmpeg.ts'
import { perSecond } from '../../workers/probe/frame-rate.ts'
import { chunkRun } from '../../workers/video/chunk-run.ts'
import { rungsOf, type VideoPlan } from '../../workers/video/plan.ts'
import { encodeSound } from '../../workers/video/sound.ts'
import { startEngine } from '../support/engine.ts'
import { measured, type Usage } from './usage.ts'
import { workerProcess } from './worker-process.ts'

const { signal } = new AbortController()

/** One ffmpeg per rung with all its threads, highest first: veryfast, CRF 23 capped, from the source. */
export async function usualShape(
  source: string,
  { rungs, rate }: VideoPlan,
  folder: string,
): Promise<Usage & { firstRung: number }> {
  const gop = String(Math.round(4 * perSecond(rate)))
  let firstRung = 0
  const usage = await measured(async () => {
    const began = Date.now()
    for (const rung of rungs) {
      await mkdir(join(folder, rung.name), { recursive: true })
      await runFfmpeg({
        inputs: [{ path: source }],
        outputs: [
          {
            path: join(folder, rung.name, 'index.m3u8'),
            options: [
              ...['-vf', `scale=${rung.width}:${rung.height}`, '-c:v', 'libx264', '-preset', 'veryfast'],
              ...['-crf', '23', '-maxrate', String(rung.maxrate), '-bufsize', String(2 * rung.maxrate)],
              ...['-pix_fmt', 'yuv420p', '-g', gop, '-sc_threshold', '0'],
              ...['-c:a', 'aac', '-b:a', String(rung.audio.bitrate), '-ac', String(rung.audio.channels)],
              ...['-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'],
            ],
          },
        ],
        threads: availableParallelism(),
        signal,
      })
      if (firstRung === 0) firstRung = (Date.now() - began) / 1000
    }
  })
  return { ...usage, firstRung }
}

/** The same chunks and options as the system's, without queue, ledger and store: two lanes of plain ffmpeg. */
export function plainChunks(source: string, plan: VideoPlan, folder: string): Promise<Usage> {
  return measured(async () => {
    await mkdir(folder, { recursive: true })
    const sound = new Map<string, string>()
    for (const group of RUNG_GROUPS) {
      const rungs = rungsOf(plan, group)
      const run = { plan, rungs, source, until: null }
      const { paths } = await encodeSound(run, { scratch: folder, signal, progress: () => {} })
      for (const [rung, path] of paths) sound.set(rung, path)
    }
    const runs = RUNG_GROUPS.flatMap((group) =>
      plan.chunks[group].map((chunk) => async () => {
        const rungs = rungsOf(plan, group)
        for (const { name } of rungs) await mkdir(join(folder, `${name}-${chunk.index}`))
        const paths = {
          source,
          sound,
          folder: ({ name }: { name: string }) => join(folder, `${name}-${chunk.index}`),
        }
        await runFfmpeg({ ...chunkRun(plan, rungs, chunk, paths), signal })
      }),
    )
    const lane = async (): Promise<void> => {
      for (let run = runs.shift(); run !== undefined; run = runs.shift()) await run()
    }
    await Promise.all(Array.from({ length: availableParallelism() }, lane))
  })
}

/** The same file through queue and worker, from the end of its upload on. What counts is the worker, and Redis. */
export async function throughTheSystem(
  source: string,
  folder: string,
): Promise<Usage & { playable: number; lowWhole: number; ref: VersionRef }> {
  const engine = await startEngine(folder)
  const worker = await workerProcess(engine, availableParallelism())
  const times = { playable: 0, lowWhole: 0 }
  let ref: VersionRef | null = null
  try {
    const usage = await measured(async () => {
      const began = Date.now()
      ref = await engine.upload(source)
      for (let type = ''; type !== 'published'; ) {
        const outcomes = engine.outcomesOf(ref)
        type = outcomes.at(-1)?.type ?? ''
        if (type === 'failed') throw new Error(JSON.stringify(outcomes.at(-1)))
        const now = (Date.now() - began) / 1000
        for (const outcome of outcomes) {
          if (outcome.type !== 'playable' || outcome.published.kind !== 'video') continue
          times.playable ||= now
          if (outcome.published.rungs.every(({ complete }) => complete)) times.lowWhole ||= now
        }
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }, [worker.pid, engine.redis.pid])
    if (ref === null) throw new Error('nothing was uploaded')
    return { ...usage, ...times, ref }
  } finally {
    await worker.stop()
    await engine.stop()
  }
}
