import { join } from 'node:path'
import { ffmpeg } from '../support/samples.ts'

/** Places in the Mandelbrot set that have detail of all sizes, as landscapes have: x, y, width of the view. */
const SCENES = [
  [-0.743643887, -0.131825904, 0.002],
  [-1.25066, 0.02012, 0.0017],
  [0.2929859127507, 0.6117848324958, 0.01],
  [-0.1592, -1.0317, 0.03],
] as const
const SCENE_SECONDS = 10
const RATE = 30

/**
 * Forty seconds of 1080p as a camera sees: it moves over scenes with detail of all sizes, which are cut hard, with the
 * grain of a sensor, and a keyframe every two seconds. A test pattern would not do: encoders are made for pictures, and its bare edges favour nothing
 * that they do for them.
 */
export async function madeSource(folder: string): Promise<string> {
  const path = join(folder, 'source.mp4')
  const scenes = SCENES.map(([x, y, scale], index) => {
    const place = `start_x=${x}:start_y=${y}:start_scale=${scale}:end_scale=${scale}:maxiter=1500`
    const frames = RATE * SCENE_SECONDS
    return `mandelbrot=s=2560x1440:r=${RATE}:${place},trim=end_frame=1,gblur=1.6,loop=${frames - 1}:1,setpts=N/${RATE}/TB[s${index}]`
  })
  const camera = "crop=2112:1188:x='220+210*sin(t/3)':y='125+120*cos(t/4)'"
  const graph = [
    ...scenes,
    `${SCENES.map((_, index) => `[s${index}]`).join('')}concat=n=${SCENES.length},format=yuv420p,${camera},` +
      'scale=1920:1080:flags=bilinear,noise=c0s=4:c0f=t[picture]',
    `anoisesrc=r=48000:c=pink:a=0.2:d=${SCENES.length * SCENE_SECONDS},tremolo=f=4:d=0.9[sound]`,
  ]
  await ffmpeg([
    ...['-filter_complex', graph.join(';'), '-map', '[picture]', '-map', '[sound]'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-g', '60', '-c:a', 'aac', path],
  ])
  return path
}
