import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ladderFor, type RungPlan } from '../../media/ladder.ts'
import { MASTER_PLAYLIST, POSTER, POSTER_SMALL, rungPlaylist } from '../../media/layout.ts'
import type { Published, Rung } from '../../media/schemas/published.ts'
import { makeCover } from '../../workers/files/cover.ts'
import { sampleRateFor } from '../../workers/video/chunk-run.ts'
import { segmentTimes } from '../../workers/video/grid.ts'
import { masterPlaylist } from '../../workers/video/playlists.ts'
import { takeStills } from '../../workers/video/still.ts'
import { x264Options } from '../../workers/video/x264.ts'
import { download } from '../support/public-works.ts'
import { ffmpeg } from '../support/samples.ts'
import { SAMPLE_PICTURE } from '../support/source-facts.ts'

const MINUTE = 60
const RATE = 30
/** A coast of the Mandelbrot set that a camera approaches: detail of all sizes, as landscapes have. */
const VIEW = 'start_x=-0.743643887:start_y=-0.131825904:start_scale=0.02:end_scale=0.002:end_pts=1800'
const RUNGS = ladderFor({ width: 640, height: 360, frameRate: RATE })
const LOW = RUNGS.filter(({ group }) => group === 'low')

/** A film of a minute as workers make it: three rungs, the light file, a poster in two sizes. */
export async function makeMinute(folder: string): Promise<Published> {
  const source = join(folder, 'source.mp4')
  await ffmpeg([
    ...['-f', 'lavfi', '-i', `mandelbrot=s=640x360:r=${RATE}:${VIEW}`],
    ...['-f', 'lavfi', '-i', `anoisesrc=r=48000:c=pink:a=0.2:d=${MINUTE}`, '-t', String(MINUTE)],
    ...[
      '-pix_fmt',
      'yuv420p',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-crf',
      '12',
      '-c:a',
      'aac',
      source,
    ],
  ])
  for (const rung of RUNGS) {
    await mkdir(join(folder, rung.name))
    await ffmpeg(['-i', source, ...rungOptions(rung), ...segments(folder, rung.name)])
  }
  return describe(folder, MINUTE, RUNGS)
}

/** The low rungs of the same minute over and over, without encoding it again. */
export async function makeLonger(folder: string, minute: string, minutes: number): Promise<Published> {
  for (const { name } of LOW) {
    await mkdir(join(folder, name))
    const input = ['-stream_loop', String(minutes - 1), '-i', join(minute, lightFile(name))]
    await ffmpeg([...input, '-c', 'copy', ...segments(folder, name)])
  }
  return describe(folder, minutes * MINUTE, LOW)
}

const lightFile = (rung: string): string => `video-${rung}.mp4`

function rungOptions(rung: RungPlan): string[] {
  const { audio, width, height, frameRate } = rung
  return [
    ...[
      '-vf',
      `scale=${width}:${height}`,
      '-r',
      String(frameRate),
      '-c:v',
      'libx264',
      ...x264Options(rung, 1),
    ],
    ...['-g', '9999', '-sc_threshold', '0', '-force_key_frames', segmentTimes(MINUTE).join(',')],
    ...['-c:a', 'aac', '-b:a', String(audio.bitrate), '-ac', String(audio.channels)],
    ...['-ar', String(sampleRateFor(rung))],
  ]
}

/** At each keyframe: a film of whatever length begins with a short segment. */
function segments(folder: string, rung: string): string[] {
  return [
    ...['-f', 'hls', '-hls_time', '0.5', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'],
    ...['-hls_segment_filename', join(folder, rung, 'seg%05d.m4s'), join(folder, rungPlaylist(rung))],
  ]
}

async function describe(folder: string, duration: number, planned: readonly RungPlan[]): Promise<Published> {
  const rungs: Rung[] = planned.map(({ name, width, height, frameRate, maxrate, audio }) => ({
    ...{ name, width, height, frameRate, codecs: 'avc1.64000d,mp4a.40.2', complete: true },
    ...{ bandwidth: maxrate + audio.bitrate, averageBandwidth: maxrate + audio.bitrate },
  }))
  await writeFile(join(folder, MASTER_PLAYLIST), masterPlaylist(rungs))
  for (const { name } of LOW) {
    const copy = ['-c', 'copy', '-movflags', '+faststart', join(folder, lightFile(name))]
    await ffmpeg(['-i', join(folder, rungPlaylist(name)), ...copy])
  }
  await makePosters(folder)
  return {
    ...{ kind: 'video', duration, width: 1280, height: 720, hasSound: true, rungs },
    ...{ poster: POSTER, posterSmall: POSTER_SMALL, posterCandidates: [], storyboard: null },
    ...{ chapters: [], captions: [], loudness: null },
    downloads: await Promise.all(
      LOW.map(({ name }) => download(folder, `mp4-${name}`, lightFile(name), 'video/mp4')),
    ),
  }
}

async function makePosters(folder: string): Promise<void> {
  const source = join(folder, 'still.mp4')
  const still = ['-f', 'lavfi', '-i', `mandelbrot=s=1280x720:r=${RATE}:${VIEW},gblur=2.5`, '-t', '1']
  await ffmpeg([
    ...still,
    '-pix_fmt',
    'yuv420p',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '12',
    source,
  ])
  const size = { width: 1280, height: 720 }
  await takeStills(
    { source, picture: { ...SAMPLE_PICTURE, ...size, coded: size } },
    [{ places: [0], target: join(folder, POSTER) }],
    new AbortController().signal,
  )
  await makeCover(join(folder, POSTER), join(folder, POSTER_SMALL))
}
