import { benchAlignment } from './alignment.ts'
import { benchFuzz } from './fuzz.ts'
import { benchPlayer } from './player.ts'
import { benchScale } from './scale.ts'
import { benchServe } from './serve.ts'
import { benchStations } from './stations.ts'
import { benchTranscode } from './transcode.ts'
import { benchViews } from './views.ts'

const BENCHES: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  alignment: benchAlignment,
  transcode: benchTranscode,
  stations: benchStations,
  views: benchViews,
  serve: benchServe,
  scale: benchScale,
  player: benchPlayer,
  fuzz: benchFuzz,
}

const [name, ...args] = process.argv.slice(2)
// Fuzzing is no measurement: it runs for as long as it is told, and only if it is.
const chosen = name === undefined ? Object.keys(BENCHES).filter((bench) => bench !== 'fuzz') : [name]
for (const bench of chosen) {
  const run = BENCHES[bench]
  if (run === undefined) {
    console.error(`no bench is called ${bench}; there are ${Object.keys(BENCHES).join(', ')}`)
    process.exitCode = 2
    break
  }
  console.log(`# ${bench}`)
  await run(args)
}
