import { join, resolve } from 'node:path'
import { isRendition, RENDITIONS } from '../../media/stations/rendition.ts'
import { openStore } from '../../media/store/open.ts'
import { shellActor } from '../actions/actor.ts'
import { createPollActions } from '../actions/polls.ts'
import { createSuitcaseActions } from '../actions/suitcases.ts'
import { type Packed, packSuitcase } from '../suitcase/pack.ts'
import { packAgent } from '../suitcase/pack-agent.ts'
import { packCatalogue } from '../suitcase/pack-catalogue.ts'
import { onlyOne, readArguments, UsageError } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'
import { findStation } from './station/find-station.ts'
import { NOBODY_LISTENS, withCatalogue } from './with-catalogue.ts'

const AGENT_FOLDER = join(import.meta.dirname, '../../station/dist')

const OPTIONS = {
  station: { type: 'string', multiple: true },
  format: { type: 'string' },
  'spots-only': { type: 'boolean' },
} as const

await runCommand({
  name: 'pack',
  usage: `Usage: ./chaski pack TO --station NAME|ID [--station …] [--format ${RENDITIONS.join('|')}] [--spots-only]

Packs a USB stick (or a folder) for a station without a link: what it is to air, signed, and only what the stick lacks. At the
station, the agent takes it in with pull --from; ./chaski unpack takes in what comes home on it. The public catalogue is put
beside it, as pages that open in any browser without a link: chaski/index.html.

  --station   whom it is for; given several times, the stick is for each of them
  --format    the form of the spots; otherwise what the station was seen to use, at first ${RENDITIONS[0]}
  --spots-only  without the catalogue`,

  async run({ args, env, signal, print, say }) {
    const { values, positionals } = readArguments(args, OPTIONS)
    const stick = resolve(onlyOne(positionals, 'where to is missing'))
    const { station: wanted = [], format = null } = values
    if (wanted.length === 0) throw new UsageError('--station is missing')
    if (format !== null && !isRendition(format)) throw new UsageError(`format: ${RENDITIONS.join(', ')}`)
    await withCatalogue(env, async (catalogue, config) => {
      const stations = []
      for (const which of wanted) stations.push(await findStation(catalogue.stations, which))
      if (config.baseUrl === null)
        say('BASE_URL is not set: the addresses on the stick lead to this machine only')
      const needs = { catalogue, hub: NOBODY_LISTENS }
      const store = await openStore(config)
      try {
        for (const station of stations) {
          const packed = await packSuitcase(
            shellActor('pack'),
            station,
            { stick, wished: format, signal },
            {
              catalogue,
              suitcases: createSuitcaseActions(needs),
              polls: createPollActions(needs),
              store,
              house: config.house,
              baseUrl: config.baseUrl ?? `http://localhost:${config.port}`,
            },
          )
          print(lineOf(station.name, packed))
        }
        await packAgent(stick, AGENT_FOLDER)
        if (values['spots-only']) return
        const { house } = config
        const { page, works, copied, bytes } = await packCatalogue(stick, { catalogue, store, house }, signal)
        print(`catalogue: ${works} works, ${copied} files new (${(bytes / 1e6).toFixed(1)} MB); open ${page}`)
      } finally {
        store.close?.()
      }
    })
  },
})

function lineOf(name: string, { folder, sequence, spots, copied, bytes, removed }: Packed): string {
  return `${name}: outing ${sequence}, ${spots} spots, ${copied} of them new (${(bytes / 1e6).toFixed(1)} MB), ${removed} old files removed; in ${folder}`
}
