import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transcribe } from '../../../workers/alignment/transcribe.ts'
import { startJob, type TestJob } from '../../support/job-context.ts'

let job: TestJob
let sound: string

beforeAll(async () => {
  job = await startJob()
  sound = join(job.folder, 'sound.flac')
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=1', sound])
})
afterAll(() => job.end())

/** A program that reads what it is given and prints what `answer` says. */
async function program(answer: string): Promise<string> {
  const path = join(job.folder, 'program')
  await writeFile(path, `#!/bin/sh\n[ -s "$1" ] && [ "$2" = qu ] || exit 3\ncat >"$1.asked"\n${answer}\n`, {
    mode: 0o755,
  })
  return path
}
const ask = async (answer: string) =>
  transcribe(
    await program(answer),
    sound,
    { text: 'LOCUTORA: Ama llulla.\nAma suwa.', language: 'qu' },
    { scratch: job.folder, signal: job.context.signal },
  )

test('a program of one’s own is given the words and answers with their times', async () => {
  const time = (start: number) => `{"start":${start},"end":${start + 0.5}}`
  const timed = await ask(`echo '[${[0, 0.5, 1, 1.5].map(time).join()}]'`)
  expect(timed.map(({ text, start, end }) => [text, start, end])).toEqual([
    ['Ama llulla.', 0, 1],
    ['Ama suwa.', 1, 2],
  ])
  expect(timed[1]?.words[1]).toEqual({ text: 'suwa.', start: 1.5, end: 2 })
})

test.each(["echo '[]'", 'echo no', 'exit 1', `echo '[{"start":1}]'`])('%s is no answer', async (answer) => {
  await expect(ask(answer)).rejects.toMatchObject({ code: 'transcriber_failed' })
})
