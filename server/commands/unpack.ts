import { resolve } from 'node:path'
import { shellActor } from '../actions/actor.ts'
import { createAiringLogActions } from '../actions/airing-logs.ts'
import { createAiringActions } from '../actions/airings.ts'
import { createSuitcaseActions } from '../actions/suitcases.ts'
import { type Unpacked, unpackSuitcase } from '../suitcase/unpack.ts'
import { onlyOne, readArguments } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'
import { NOBODY_LISTENS, withCatalogue } from './with-catalogue.ts'

await runCommand({
  name: 'unpack',
  usage: `Usage: ./chaski unpack FROM

Takes in what came home on a stick that was packed here: what stations aired, what they hold and took off the air, and the logs
that they could not read. Once, however often it is run; the stick is not changed.`,

  async run({ args, env, print, say }) {
    const { positionals } = readArguments(args, {})
    const stick = resolve(onlyOne(positionals, 'the stick is missing'))
    await withCatalogue(env, async (catalogue, { house }) => {
      const needs = { catalogue, hub: NOBODY_LISTENS, house }
      const airings = createAiringActions(needs)
      const { unpacked, refused } = await unpackSuitcase(shellActor('unpack'), stick, {
        catalogue,
        airings,
        airingLogs: createAiringLogActions({ ...needs, airings }),
        suitcases: createSuitcaseActions(needs),
      })
      for (const one of unpacked) print(lineOf(one))
      for (const { folder, error } of refused) say(`${folder}: ${error.entry.message.en} ${error.message}`)
      if (unpacked.length === 0 && refused.length === 0) print('nothing has come home on this stick')
      if (refused.length > 0) throw new Error(`${refused.length} could not be taken in`)
    })
  },
})

function lineOf({ station, receipt, questions, holds, isRepeated }: Unpacked): string {
  const { accepted, repeated, refused } = receipt
  const said = [
    `${accepted} airings, ${repeated} known before`,
    ...(refused.length > 0 ? [`${refused.length} not recognised: ${refused[0]?.message}`] : []),
    ...(questions > 0 ? [`${questions} logs wait for an answer in the studio`] : []),
    holds === null ? 'what it holds was known' : `it holds ${holds} spots`,
    ...(isRepeated ? ['taken in before'] : []),
  ]
  return `${station.name}: ${said.join('; ')}`
}
