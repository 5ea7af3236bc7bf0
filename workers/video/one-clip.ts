import { join } from 'node:path'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import { eachPacket, type FfprobeFacts } from '../ffmpeg/ffprobe.ts'
import type { JobContext } from '../jobs/context.ts'
import { clipCollector, shiftExpression } from '../probe/clips.ts'
import { sourceFacts } from '../probe/facts.ts'

/** Containers whose demuxers read on into whatever was appended to the file. */
const JOINABLE = new Set(['mpegts', 'mpeg'])

/**
 * A file with one continuous clock: the upload itself or, if it consists of clips copied one after the other, a copy
 * with a common clock for all of them. ffmpeg closes such gaps too, but separately for each stream.
 * @returns a path
 */
export async function inOneClip(
  upload: string,
  probed: FfprobeFacts,
  { scratch, signal }: Pick<JobContext, 'scratch' | 'signal'>,
): Promise<string> {
  if (!JOINABLE.has(probed.format.format_name)) return upload
  const { picture, sound } = sourceFacts(probed)
  const streams = [picture, sound].filter((stream) => stream !== null).map(({ stream }) => stream)
  const { add, clips } = clipCollector()
  const onPacket: typeof add = (packet) => {
    if (streams.includes(packet.stream)) add(packet)
  }
  await eachPacket(upload, 0, onPacket, { signal, maxSeconds: 3600 })
  if (clips.length < 2) return upload
  const path = join(scratch, 'one-clip.ts')
  await runFfmpeg({
    inputs: [{ path: upload, options: ['-copyts', '-fflags', '+genpts+discardcorrupt'] }],
    outputs: [
      {
        path,
        options: [
          ...streams.flatMap((stream) => ['-map', `0:${stream}`]),
          ...streams.flatMap((stream, index) => {
            const [pts, dts] = [shiftExpression(stream, clips, 'PTS'), shiftExpression(stream, clips, 'DTS')]
            return [`-bsf:${index}`, `setts=pts='${pts}':dts='${dts}'`]
          }),
          ...['-c', 'copy', '-max_interleave_delta', '0', '-muxdelay', '0', '-f', 'mpegts'],
        ],
      },
    ],
    signal,
  })
  return path
}
