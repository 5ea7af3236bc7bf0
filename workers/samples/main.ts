import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeBooklet } from './booklet.ts'
import { addMelody } from './melody.ts'
import { BOOKLET_PAGES, HILARIO_PHRASES, SPOT_PHRASES } from './scripts.ts'
import { makeTalkingPicture } from './talking-picture.ts'
import { SAMPLE_RATE, speak } from './voice.ts'
import { encodeWav } from './wav.ts'

// `node workers/samples/main.ts FOLDER` makes the demo media in an existing folder: hilario.mp4, spot.wav, folleto.pdf.
// A separate program, because the demo belongs to the server and only workers run ffmpeg.

const VIDEO_SECONDS = 36
const SPOT_SECONDS = 30

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: main.ts FOLDER')

const spot = speak(SPOT_PHRASES, SPOT_SECONDS, 205).samples
addMelody(spot, 0.04)
await writeFile(join(folder, 'spot.wav'), encodeWav(spot, SAMPLE_RATE))
await writeFile(
  join(folder, 'folleto.pdf'),
  await makeBooklet('Otra forma de ser hombre (muestra)', BOOKLET_PAGES),
)
await makeTalkingPicture(
  { name: 'Hilario (muestra)', phrases: HILARIO_PHRASES, seconds: VIDEO_SECONDS },
  join(folder, 'hilario.mp4'),
  stop.signal,
)
