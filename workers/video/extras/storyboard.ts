import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ChaskiError } from '../../../media/errors.ts'
import { publishedKey, type VersionRef } from '../../../media/layout.ts'
import { runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import type { JobContext } from '../../jobs/context.ts'
import { TIMELINE_OFFSET } from '../chunk-run.ts'
import { segmentCount } from '../plan.ts'
import type { Planned } from '../planned.ts'
import { joinedRung } from './joined.ts'
import { storyboardLayout, storyboardVtt } from './storyboard-layout.ts'

/**
 * Thumbnails of the whole film in a few large sheets, to preview a position before seeking to it. Made from the
 * keyframes of the lowest rung, which costs almost nothing.
 * @returns the file name of the WebVTT
 */
export async function makeStoryboard(
  ref: VersionRef,
  { plan }: Planned,
  context: JobContext,
): Promise<string> {
  const { store, scratch, signal } = context
  const lowest = plan.rungs.at(-1)
  if (lowest === undefined) throw new RangeError('a plan without rungs')
  const layout = storyboardLayout(plan.duration, lowest)
  const whole = { ...lowest, segments: segmentCount(plan) }
  const source = await joinedRung(ref, whole, null, context)
  const { columns, rows, interval, width, height } = layout
  await runFfmpeg({
    inputs: [{ path: source, options: ['-skip_frame', 'nokey', '-copyts'] }],
    outputs: [
      {
        path: join(scratch, 'storyboard-%03d.jpg'),
        options: ['-map', '[sheets]', '-q:v', '6', '-f', 'image2'],
      },
    ],
    filterGraph: [
      `[0:v]setpts=PTS-${TIMELINE_OFFSET}/TB`,
      // Keep the last thumbnail even if it covers less than an interval.
      `fps=1/${interval}:start_time=0:round=down:eof_action=pass`,
      `scale=${width}:${height},setsar=1`,
      `tile=${columns}x${rows}[sheets]`,
    ].join(','),
    signal,
  })
  const sheets = (await readdir(scratch)).filter((name) => /^storyboard-\d+\.jpg$/.test(name)).sort()
  if (sheets.length === 0) throw new ChaskiError('damaged_file', { detail: 'no picture for a storyboard' })
  for (const sheet of sheets) await store.putFile(publishedKey(ref, sheet), join(scratch, sheet))
  await store.put(publishedKey(ref, 'storyboard.vtt'), storyboardVtt(layout, plan.duration, sheets))
  return 'storyboard.vtt'
}
