import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { publishedFolder } from '../../media/layout.ts'
import { storeFolder } from '../../media/store/open.ts'
import { probeFile } from '../../workers/ffprobe.ts'
import { sourceFacts } from '../../workers/probe/facts.ts'
import { planVideo } from '../../workers/video/plan.ts'
import { killedWorker } from './transcode-crash.ts'
import { rungQuality } from './transcode-quality.ts'
import { plainChunks, throughTheSystem, usualShape } from './transcode-shapes.ts'
import { madeSource } from './transcode-source.ts'

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
    const plan = planVideo(sourceFacts(await probeFile(source, { signal })), 'seek')
    console.log(
      `source: ${source}, ${plan.duration.toFixed(1)} s, rungs ${plan.rungs.map(({ name }) => name).join(' ')}`,
    )

    const usual = await usualShape(source, plan, join(folder, 'usual'))
    const plain = await plainChunks(source, plan, join(folder, 'plain'))
    const system = await throughTheSystem(source, folder)

    row('CPU of the system ÷ usual shape', system.cpu / usual.cpu, '≤ 0.70')
    row(
      'upload to first segment ÷ first rung of the usual shape',
      system.playable / usual.firstRung,
      '≤ 0.10',
    )
    row('upload to first segment, seconds', system.playable, '≤ 5')
    row('all low rungs ÷ all low rungs of the usual shape', system.lowWhole / usual.wall, '≤ 0.20')
    row('wall time ÷ plain ffmpeg over the same chunks', system.wall / plain.wall, '≤ 1.10')
    row('peak memory with ffmpeg, MB', system.peakMegabytes, '≤ 600')
    console.log(
      `CPU s: usual ${usual.cpu.toFixed(1)}, plain ${plain.cpu.toFixed(1)}, system ${system.cpu.toFixed(1)}; ` +
        `wall s: usual ${usual.wall.toFixed(1)}, plain ${plain.wall.toFixed(1)}, system ${system.wall.toFixed(1)}; ` +
        `${availableParallelism()} cores`,
    )
    const published = join(storeFolder(folder), publishedFolder(system.ref))
    for (const rung of plan.rungs) {
      const ours = await rungQuality(source, join(published, rung.name), rung)
      // The usual shape has every frame in every rung.
      const theirs = await rungQuality(source, join(folder, 'usual', rung.name), { ...rung, divisor: 1 })
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

function row(name: string, value: number, reach: string): void {
  console.log(`${name.padEnd(60)} ${value.toFixed(3).padStart(9)}   ${reach}`)
}
