import { createStationActions } from '../actions/stations.ts'
import { verbOf } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'
import { addStation } from './station/add.ts'
import { listStations } from './station/list.ts'
import { revokeStation } from './station/revoke.ts'
import { NOBODY_LISTENS, withCatalogue } from './with-catalogue.ts'

const VERBS = { add: addStation, list: listStations, revoke: revokeStation }

await runCommand({
  name: 'station',
  usage: `Usage: ./chaski station add NAME [--place PLACE] [--languages es-PE,quy] [--contact WHO]
                                [--email ADDRESS] [--webhook URL] [--carts 50001-50999] [--names '{cart}_{title}']
       ./chaski station list
       ./chaski station revoke NAME|ID`,

  async run({ args, env, print, say }) {
    const [verb, rest] = verbOf(VERBS, args)
    await withCatalogue(env, (catalogue, { baseUrl, port }) =>
      verb(rest, {
        stations: catalogue.stations,
        actions: createStationActions({ catalogue, hub: NOBODY_LISTENS }),
        baseUrl,
        port,
        print,
        say,
      }),
    )
  },
})
