import { describe, expect, it } from 'vitest'
import type { Jobs } from '../../../workers/jobs/jobs.ts'
import type { SourceFacts } from '../../../workers/probe/facts.ts'
import { afterLowChunk, afterPlan, afterSound, OPENING } from '../../../workers/video/follow-up.ts'
import { planVideo } from '../../../workers/video/plan.ts'
import { SAMPLE_FACTS, SAMPLE_PICTURE } from '../../support/source-facts.ts'

const facts: SourceFacts = {
  ...SAMPLE_FACTS,
  duration: 14,
  picture: { ...SAMPLE_PICTURE, width: 640, height: 360, coded: { width: 640, height: 360 }, end: 14 },
}
const run = { workId: '2345678923456789', version: 1, attempt: 1 }

/** Remembers what was added, in the order in which a worker would take it. */
function recorded(): { jobs: Jobs; parts(): string[] } {
  const added: { part: string; priority: number }[] = []
  const jobs: Jobs = {
    encode: async (_name, part, _data, priority) => void added.push({ part, priority }),
    chunk: async (queue, part, _data, priority) =>
      void added.push({ part: queue === 'encode' ? part : `${queue} ${part}`, priority }),
    publish: async () => {},
    report: async () => {},
    reportPoster: async () => {},
    reportTally: async () => {},
    reportScript: async () => {},
    reportDownloads: async () => {},
    close: async () => {},
  }
  return { jobs, parts: () => added.sort((a, b) => a.priority - b.priority).map(({ part }) => part) }
}

describe('what follows from a plan', () => {
  it('begins with the first chunk, which waits for no sound, and lets nothing else in its way', async () => {
    const { jobs, parts } = recorded()
    await afterPlan(jobs, run, planVideo(facts), new Set())
    expect(parts()).toEqual(['opening chunk-low-0', 'sound-low'])
  })

  it('goes on with the pictures and the high rungs once it can be played', async () => {
    const { jobs, parts } = recorded()
    await afterLowChunk(jobs, run, planVideo(facts), new Set([OPENING]), 0)
    expect(parts()).toEqual(['extra-poster', 'extra-pictures', 'sound-high'])
  })

  it('adds all chunks after the first where there is no sound', async () => {
    const { jobs, parts } = recorded()
    const silent = planVideo({ ...facts, sound: null })
    await afterPlan(jobs, run, silent, new Set())
    expect(parts()).toEqual(['opening chunk-low-0'])
    await afterLowChunk(jobs, run, silent, new Set([OPENING]), 0)
    expect(parts().filter((part) => part.startsWith('chunk'))).toEqual([
      ...['chunk-low-1', 'chunk-low-2', 'chunk-high-0', 'chunk-high-1', 'chunk-high-2'],
    ])
  })

  it('waits for the sound where the first chunk is the only one', async () => {
    const { jobs, parts } = recorded()
    await afterPlan(jobs, run, planVideo({ ...facts, duration: 2.5 }), new Set())
    expect(parts()).toEqual(['sound-low'])
  })

  it('goes on, after a failure, with what is missing', async () => {
    const { jobs, parts } = recorded()
    const made = new Set([
      'sound-low',
      'sound-high',
      'chunk-low-0',
      'chunk-low-2',
      'chunk-high-1',
      'extra-poster',
      'extra-pictures',
    ])
    await afterPlan(jobs, run, planVideo(facts), made)
    expect(parts()).toEqual(['chunk-low-1', 'extra-sound', 'chunk-high-0', 'chunk-high-2'])
  })
})

it('adds the chunks of a group once its sound is there', async () => {
  const { jobs, parts } = recorded()
  await afterSound(jobs, run, planVideo(facts), new Set(['sound-low', 'chunk-low-0']), 'low')
  expect(parts()).toEqual(['chunk-low-1', 'chunk-low-2', 'extra-sound'])
})

it('goes on with what is made of the low rungs once they are whole, and asks for nothing that is made', async () => {
  const { jobs, parts } = recorded()
  const low = ['sound-low', 'chunk-low-0', 'chunk-low-1', 'chunk-low-2', 'sound-high']
  const plan = planVideo(facts)
  await afterLowChunk(jobs, run, plan, new Set(low.slice(0, 3)), 1)
  expect(parts()).toEqual([])
  await afterLowChunk(
    jobs,
    run,
    plan,
    new Set([...low, 'chunk-high-0', 'chunk-high-1', 'extra-downloads']),
    2,
  )
  expect(parts()).toEqual(['extra-storyboard', 'chunk-high-2'])
})

describe('of large chunks, which take two cores', () => {
  const picture = { ...facts.picture, width: 1920, height: 1080, coded: { width: 1920, height: 1080 } }
  const large = planVideo({ ...facts, picture } as SourceFacts)
  const low = ['sound-low', 'chunk-low-0', 'chunk-low-1', 'chunk-low-2']

  it('none is there before the low rungs are whole', async () => {
    const { jobs, parts } = recorded()
    await afterSound(jobs, run, large, new Set([...low.slice(0, 3), 'sound-high']), 'high')
    expect(parts()).toEqual([])
  })

  it('they have a queue of their own, whichever of sound and low rungs is done last', async () => {
    for (const last of ['low', 'high'] as const) {
      const { jobs, parts } = recorded()
      const made = new Set([...low, 'sound-high', 'extra-downloads', 'extra-storyboard'])
      if (last === 'low') await afterLowChunk(jobs, run, large, made, 2)
      else await afterSound(jobs, run, large, made, 'high')
      expect(parts()).toEqual(['large chunk-high-0'])
    }
  })
})
