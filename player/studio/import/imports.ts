import { type ReadonlySignal, signal } from '@preact/signals'
import { decodeText } from '../../../media/decode-text.ts'
import { doubledDelay } from '../../../media/doubled-delay.ts'
import type { ImportLine, ImportPlan, ImportQuestion, ImportStep } from '../../../media/schemas/import.ts'
import type { ApiClient } from '../api/client.ts'
import { ApiProblem, type ShownProblem, type Speech } from '../api/problem.ts'
import { type Failure, failureOf } from '../upload/failure.ts'
import { hashOf } from '../upload/hash-of.ts'
import { type Sample, withSample } from '../upload/speed.ts'
import { startTransfer } from '../upload/transfer.ts'
import { gathered, type Placed } from './import-folder.ts'
import { type ImportState, isSent, type LineResult, type Pause, type Running, toDo } from './import-state.ts'

export interface Imports {
  state: ReadonlySignal<ImportState>
  /** Readings of what is being sent, for its speed. */
  samples: ReadonlySignal<readonly Sample[]>
  /** Reads a folder and asks what importing it would do. Nothing is changed. */
  plan(chosen: readonly Placed[]): Promise<void>
  /** Does what was planned. */
  run(): Promise<void>
  /** Goes on after a stop that only a person could end. */
  goOn(): void
  /** Back to the beginning, for another folder. */
  clear(): void
}

interface Needs {
  api: ApiClient
  speech: Speech
  /** What is said of a file that cannot be read any more. */
  fileChanged: () => ShownProblem
  /** Where the addresses of uploads under way are kept, so that a closed tab costs nothing that has arrived. */
  kept: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000

/** A line that was not taken in, and may be tried again. */
interface Missed {
  failure: Exclude<Failure, 'refused'>
  problem: ShownProblem | null
}

/** Imports a folder by its manifest: the server plans, the files are sent one after the other. */
export function createImports({ api, speech, fileChanged, kept }: Needs): Imports {
  const state = signal<ImportState>({ name: 'empty', trouble: null })
  const samples = signal<readonly Sample[]>([])
  const hashes = new Map<string, string>()
  let files = new Map<string, File>()
  let wake: (() => void) | null = null

  async function hashed(file: File, path: string, onRead: (bytes: number) => void): Promise<string> {
    const facts = `${path}|${file.size}|${file.lastModified}`
    const known = hashes.get(facts)
    if (known !== undefined) {
      onRead(file.size)
      return known
    }
    const hash = await hashOf(file, onRead)
    hashes.set(facts, hash)
    return hash
  }

  async function planOf(manifest: string, found: readonly Placed[]): Promise<ImportPlan> {
    const ask = (known: ReadonlyMap<string, string>): Promise<ImportPlan> => {
      const question: ImportQuestion = {
        manifest,
        files: found.map(({ path, file }) => ({
          ...{ path, bytes: file.size },
          sha256: known.get(path) ?? null,
        })),
      }
      return api.post<ImportPlan>('/api/imports/plan', question)
    }
    const known = new Map<string, string>()
    const first = await ask(known)
    if (first.faults.length > 0 || first.unread.length === 0) return first
    const unread = first.unread.flatMap((path) => {
      const file = files.get(path)
      return file ? [{ path, file }] : []
    })
    const bytes = unread.reduce((sum, { file }) => sum + file.size, 0)
    let read = 0
    for (const { path, file } of unread) {
      const hash = await hashed(file, path, (more) => {
        read += more
        state.value = { name: 'reading', bytes, read }
      })
      known.set(path, hash)
    }
    return ask(known)
  }

  const running = (): Running | null => (state.value.name === 'running' ? state.value : null)

  function progress(change: Partial<Running>): void {
    const now = running()
    if (now !== null) state.value = { ...now, ...change }
  }

  /** Until it is time to try again, or a person says so. */
  async function waitIn(pause: Pause, ms: number | null): Promise<void> {
    progress({ pause })
    await new Promise<void>((resolve) => {
      wake = resolve
      if (ms !== null) setTimeout(resolve, ms)
      if (pause.name === 'broken') addEventListener('online', () => resolve(), { once: true })
    })
    wake = null
    progress({ pause: null })
  }

  /** Sends the file of a step. Begins where an earlier try, or a closed tab, left off. */
  function send(
    step: ImportStep,
    file: File,
  ): Promise<{ workId: string } | Missed | { refused: ShownProblem }> {
    const place = `chaski.import.${step.sha256}`
    const before = running()?.sent ?? 0
    const { title } = step.fields
    const metadata = {
      ...(title !== undefined && { title }),
      ...(step.kind !== null && { kind: step.kind }),
      ...(step.workId !== null && { work: step.workId }),
    }
    return new Promise((resolve) => {
      startTransfer({
        ...{ file, metadata, speech },
        url: kept.getItem(place),
        onCreated: (url) => kept.setItem(place, url),
        onProgress: (sent) => {
          samples.value = withSample(samples.value, { at: performance.now(), bytes: before + sent })
          progress({ sent: before + sent })
        },
        onArrived: (workId) => {
          kept.removeItem(place)
          progress({ sent: before + file.size })
          resolve({ workId })
        },
        onFailed: (failure, problem) => {
          progress({ sent: before })
          if (failure === 'forgotten' || failure === 'refused') kept.removeItem(place)
          if (failure === 'lostFile') resolve({ refused: fileChanged() })
          else if (failure === 'refused') resolve({ refused: problem })
          else resolve({ failure, problem })
        },
      })
    })
  }

  async function settle(step: ImportStep, workId: string): Promise<void> {
    const captions = await Promise.all(
      step.captions.map(async (caption) => {
        const file = files.get(caption.path)
        const content = file ? decodeText(new Uint8Array(await file.arrayBuffer())) : ''
        return { ...caption, content }
      }),
    )
    const { key, fields, project, earlier, sha256, fingerprint } = step
    const line: ImportLine = { workId, captions, key, fields, project, earlier, sha256, fingerprint }
    await api.post('/api/imports/lines', line)
  }

  /** Tries until the line is taken in or refused. */
  async function take(step: ImportStep): Promise<LineResult> {
    const file = files.get(step.path)
    let workId = isSent(step) ? null : step.workId
    for (let failures = 0; ; ) {
      let missed: Missed
      if (workId === null) {
        const sent = file ? await send(step, file) : { refused: fileChanged() }
        if ('refused' in sent) return { step, problem: sent.refused, workId: null }
        if ('workId' in sent) {
          workId = sent.workId
          continue
        }
        missed = sent
      } else {
        try {
          await settle(step, workId)
          return { step, problem: null, workId }
        } catch (error) {
          if (error instanceof DOMException) return { step, problem: fileChanged(), workId }
          if (!(error instanceof ApiProblem)) throw error
          const failure = failureOf(error.status || null, false)
          if (failure === 'refused') return { step, problem: error.shown, workId }
          missed = { failure, problem: error.shown }
        }
      }
      if (missed.failure === 'stopped') await waitIn({ name: 'stopped', problem: missed.problem }, null)
      else await waitIn({ name: 'broken' }, doubledDelay(++failures, FIRST_WAIT_MS, LONGEST_WAIT_MS))
    }
  }

  const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault()

  return {
    state,
    samples,
    async plan(chosen) {
      const found = gathered(chosen)
      if ('trouble' in found) {
        state.value = { name: 'empty', trouble: found.trouble }
        return
      }
      state.value = { name: 'reading', bytes: 0, read: 0 }
      files = new Map(found.files.map(({ path, file }) => [path, file]))
      try {
        const manifest = decodeText(new Uint8Array(await found.manifest.arrayBuffer()))
        const { faults, steps } = await planOf(manifest, found.files)
        state.value = faults.length > 0 ? { name: 'faulty', faults } : { name: 'planned', steps }
      } catch (error) {
        // DOMException: a file was changed or unplugged while it was read.
        if (!(error instanceof ApiProblem || error instanceof DOMException)) throw error
        const problem = error instanceof ApiProblem ? error.shown : fileChanged()
        state.value = { name: 'unplanned', problem }
      }
    },
    async run() {
      if (state.value.name !== 'planned') return
      const { steps } = state.value
      const todo = toDo(steps)
      const bytes = todo.filter(isSent).reduce((sum, { path }) => sum + (files.get(path)?.size ?? 0), 0)
      state.value = { name: 'running', steps: todo, results: [], bytes, sent: 0, pause: null }
      samples.value = []
      addEventListener('beforeunload', askBeforeLeaving)
      try {
        for (const step of todo) {
          const result = await take(step)
          progress({ results: [...(running()?.results ?? []), result] })
        }
        state.value = { name: 'ended', steps, results: running()?.results ?? [] }
      } finally {
        removeEventListener('beforeunload', askBeforeLeaving)
      }
    },
    goOn: () => wake?.(),
    clear() {
      files = new Map()
      state.value = { name: 'empty', trouble: null }
    },
  }
}
