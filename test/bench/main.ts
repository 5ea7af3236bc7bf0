import { benchAlignment } from './alignment.ts'
import { benchFuzz } from './fuzz.ts'
import { benchKills } from './kills.ts'
import { benchPlayer } from './player.ts'
import { benchScale } from './scale.ts'
import { benchServe } from './serve.ts'
import { benchStations } from './stations.ts'
import { benchSystemCalls } from './system-calls.ts'
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
  kills: benchKills,
  'system-calls': benchSystemCalls,
}

const [name, ...args] = process.argv.slice(2)
// Faults are no measurements: they are made for as long as they are told, and only if they are.
const TOLD_ONLY = ['fuzz', 'kills', 'system-calls']
const chosen =
  name === undefined ? Object.keys(BENCHES).filter((bench) => !TOLD_ONLY.includes(bench)) : [name]
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
