import { benchPlayer } from './player.ts'
import { benchServe } from './serve.ts'
import { benchStations } from './stations.ts'
import { benchTranscode } from './transcode.ts'
import { benchViews } from './views.ts'

const BENCHES: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  transcode: benchTranscode,
  stations: benchStations,
  views: benchViews,
  serve: benchServe,
  player: benchPlayer,
}

const [name, ...args] = process.argv.slice(2)
const chosen = name === undefined ? Object.keys(BENCHES) : [name]
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
