import { join } from 'node:path'
import { measureExchange } from './exchange.ts'
import { measureLoudness } from './loudness.ts'
import { measureMemory } from './station-memory.ts'
import { measureResume } from './station-resume.ts'

const AGENT = join(import.meta.dirname, '../../station/dist/chaski-station.mjs')

/** The figures of the exchange with radio stations. A number as argument: how many spots there are, 10,000 by default. */
export async function benchStations([spots]: string[]): Promise<void> {
  const exchange = await measureExchange(spots === undefined ? undefined : Number(spots))
  console.log(`${exchange.spots} spots; a feed of all of them is ${(exchange.feedBytes / 1e6).toFixed(1)} MB`)
  row('poll with nothing new, bytes', exchange.poll, '≤ 300', `the whole feed: ${exchange.feedBytes}`)
  row('sync after one change, bytes', exchange.change, '≤ 2000', `the whole feed: ${exchange.feedBytes}`)
  row('feed of all, warm, ms', exchange.feedWarm, '≤ 50', `written anew: ${exchange.feedCold.toFixed(0)}`)
  row('memory after 30 such feeds, MB more', exchange.feedGrowth, 'flat')

  const loudness = await measureLoudness()
  const usual = loudness.usual.error.toFixed(2)
  row('loudness error of WAV and FLAC, LU', loudness.losslessError, '≤ 0.1', `loudnorm: ${usual}`)
  row('loudness error of MP3 and Opus, LU', loudness.lossyError, '≤ 0.5', `loudnorm: ${usual}`)
  row('highest true peak, dBTP', loudness.truePeak, '≤ -1', `loudnorm: ${loudness.usual.truePeak.toFixed(2)}`)

  const resume = await measureResume()
  row('link cut every 20 s: received ÷ size', resume.receivedPerSize, '≤ 1.05', 'from zero: never whole')
  const memory = await measureMemory(AGENT)
  row(
    'memory of the agent, MB',
    memory.peak / 2 ** 20,
    '≤ 60',
    `Node alone: ${(memory.baseline / 2 ** 20).toFixed(0)}`,
  )
}

function row(name: string, value: number, reach: string, compared = ''): void {
  console.log(`${name.padEnd(42)} ${value.toFixed(2).padStart(9)}   ${reach.padEnd(8)} ${compared}`)
}
