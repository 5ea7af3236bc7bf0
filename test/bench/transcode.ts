import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { publishedFolder } from '../../media/layout.ts'
import { storeFolder } from '../../media/store/open.ts'
import { probeFile } from '../../workers/ffmpeg/ffprobe.ts'
import { sourceFacts } from '../../workers/probe/facts.ts'
import { planVideo } from '../../workers/video/plan.ts'
import { killedWorker } from './transcode-crash.ts'
import { rungQuality } from './transcode-quality.ts'
import { plainChunks, throughTheSystem, usualShape } from './transcode-shapes.ts'
import { madeSource } from './transcode-source.ts'

/** Alternated, so that a machine that grows slower meanwhile is slower for all. */
const ROUNDS = 2

interface Round {
  usual: Awaited<ReturnType<typeof usualShape>>
  plain: Awaited<ReturnType<typeof plainChunks>>
  system: Awaited<ReturnType<typeof throughTheSystem>>
}

type Figure = (round: Round) => number

const RATIOS: readonly [name: string, ours: Figure, theirs: Figure, reach: string][] = [
  ['CPU of the system ÷ usual shape', ({ system }) => system.cpu, ({ usual }) => usual.cpu, '≤ 0.70'],
  [
    'upload to first segment ÷ first rung of the usual shape',
    ({ system }) => system.playable,
    ({ usual }) => usual.firstRung,
    '≤ 0.10',
  ],
  [
    'all low rungs ÷ all low rungs of the usual shape',
    ({ system }) => system.lowWhole,
    ({ usual }) => usual.wall,
    '≤ 0.20',
  ],
  [
    'wall time ÷ plain ffmpeg over the same chunks',
    ({ system }) => system.wall,
    ({ plain }) => plain.wall,
    '≤ 1.10',
  ],
]

/**
 * Transcoding against the usual shape: one ffmpeg per rung, the highest first, each from the source. All figures are
 * ratios within one run, so that they can be compared between machines.
 *
 *     npm run bench -- transcode [FILE]
 */
export async function benchTranscode(args: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-bench-'))
  try {
    const [given] = args
    const source = given === undefined ? await madeSource(folder) : resolve(given)
    const { signal } = new AbortController()
    const plan = planVideo(sourceFacts(await probeFile(source, { signal })))
    console.log(
      `source: ${source}, ${plan.duration.toFixed(1)} s, rungs ${plan.rungs.map(({ name }) => name).join(' ')}`,
    )

    const last = join(folder, String(ROUNDS))
    const rounds: Round[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      const path = join(folder, String(round))
      const usual = await usualShape(source, plan, join(path, 'usual'))
      const plain = await plainChunks(source, plan, join(path, 'plain'))
      const system = await throughTheSystem(source, path)
      rounds.push({ usual, plain, system })
      if (path !== last) await rm(path, { recursive: true })
    }
    for (const [name, ours, theirs, reach] of RATIOS) {
      row(name, total(rounds, ours) / total(rounds, theirs), reach)
    }
    row('upload to first segment, seconds', Math.max(...rounds.map(({ system }) => system.playable)), '≤ 5')
    row('peak memory with ffmpeg, MB', Math.max(...rounds.map(({ system }) => system.peakMegabytes)), '≤ 600')
    for (const { usual, plain, system } of rounds) {
      console.log(
        `CPU s: usual ${usual.cpu.toFixed(1)}, plain ${plain.cpu.toFixed(1)}, system ${system.cpu.toFixed(1)}; ` +
          `wall s: usual ${usual.wall.toFixed(1)}, plain ${plain.wall.toFixed(1)}, system ${system.wall.toFixed(1)}; ` +
          `MB: plain ${plain.peakMegabytes.toFixed(0)}; ${availableParallelism()} cores`,
      )
    }
    const ref = rounds.at(-1)?.system.ref
    if (ref === undefined) throw new Error('nothing was measured')
    const published = join(storeFolder(last), publishedFolder(ref))
    for (const rung of plan.rungs) {
      const ours = await rungQuality(source, join(published, rung.name), rung)
      // The usual shape has every frame in every rung.
      const theirs = await rungQuality(source, join(last, 'usual', rung.name), { ...rung, divisor: 1 })
      const ssim = `SSIM ${ours.ssim.toFixed(4)} against ${theirs.ssim.toFixed(4)}`
      row(`bytes of ${rung.name} ÷ usual shape`, ours.bytes / theirs.bytes, `≤ 0.92, ${ssim}`)
    }

    const recovery = await killedWorker(source)
    row('after kill -9: seconds until its chunk runs again', recovery.seconds, '≤ 5')
    row('after kill -9: chunks begun twice', recovery.twice, '≤ 1')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function total(rounds: readonly Round[], figure: Figure): number {
  return rounds.reduce((sum, round) => sum + figure(round), 0)
}

function row(name: string, value: number, reach: string): void {
  console.log(`${name.padEnd(60)} ${value.toFixed(3).padStart(9)}   ${reach}`)
}
