import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { nanoid } from 'nanoid'
import type { Calendar } from '../../../media/calendar.ts'
import { decodeText } from '../../../media/decode-text.ts'
import type { Kind } from '../../../media/vocabulary.ts'
import type { ApiClient } from '../api/client.ts'
import { ApiProblem, type ShownProblem, type Speech } from '../api/problem.ts'
import type { Drafts } from '../drafts/drafts.ts'
import { draftBetween } from '../drafts/edits.ts'
import { editBetween, emptyForm, uploadMetadata, type WorkForm } from '../work-form/work-form.ts'
import { type CaptionsBeside, type Paired, withCaptions } from './captions-beside.ts'
import type { FileHandles } from './file-handles.ts'
import { findTwin } from './find-twin.ts'
import { firstLook } from './first-look.ts'
import type { KeptItems } from './kept-items.ts'
import type { PickedFile } from './pick-files.ts'
import {
  fileless,
  isBusy,
  isSameFile,
  type KeptCaptions,
  type Queue,
  type QueueEvent,
  reduce,
  type UploadItem,
} from './queue.ts'
import { type Sample, withSample } from './speed.ts'
import { titleFromName } from './title-from-name.ts'
import { startTransfer } from './transfer.ts'

interface Needs {
  api: ApiClient
  kept: KeptItems
  handles: FileHandles
  drafts: Drafts
  speech: Speech
  /** Whose days the fields mean. */
  calendar: () => Calendar
}

export interface Uploads {
  queue: ReadonlySignal<Queue>
  /** Readings of the item under way, for its speed. */
  samples: ReadonlySignal<readonly Sample[]>
  /** Items whose file the browser can open again by itself, once it is allowed to. */
  reopenable: ReadonlySignal<ReadonlySet<string>>
  /** Takes up what a closed tab left behind. */
  restore(): Promise<void>
  /** A file that a fileless item waits for continues that one; any other becomes a new item. */
  add(picked: PickedFile[], replaces?: UploadItem['replaces']): Promise<void>
  /** Gives a fileless item its file; false where it is another file. */
  giveFile(id: string, picked: PickedFile): boolean
  /** Opens the file of a fileless item again; to be called in answer to a press. False where that failed. */
  reopen(id: string): Promise<boolean>
  type(id: string, form: WorkForm): void
  chooseKind(id: string, kind: Kind | null): void
  pause(id: string): void
  resume(id: string): void
  remove(id: string): void
}

/** Of captions whose name says none, beside a work that says none. */
const DEFAULT_LANGUAGE = 'es-PE'

/** How often the progress of an upload is written down, in ms; everything else is at once. */
const SAVE_EVERY = 3_000

export function createUploads({ api, kept, handles, drafts, speech, calendar }: Needs): Uploads {
  const queue = signal<Queue>([])
  const samples = signal<readonly Sample[]>([])
  const reopenable = signal<ReadonlySet<string>>(new Set())
  const files = new Map<string, File>()
  const running = new Map<string, () => void>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  let savedAt = 0

  function dispatch(event: QueueEvent): void {
    const before = queue.value
    queue.value = reduce(before, event)
    const rarely = event.type === 'progressed' && Date.now() - savedAt < SAVE_EVERY
    if (!rarely) save(before)
    reconcile()
  }

  function save(before: Queue): void {
    savedAt = Date.now()
    for (const item of queue.value) if (!before.includes(item)) kept.save(item)
  }

  /** Makes the transfers and timers what the queue says, whatever led to it. */
  function reconcile(): void {
    const sending = queue.value.find(({ state }) => state.name === 'sending')
    for (const [id, stop] of running) {
      if (id !== sending?.id) {
        running.delete(id)
        stop()
      }
    }
    if (sending !== undefined && !running.has(sending.id)) begin(sending)
    for (const item of queue.value) schedule(item)
  }

  function schedule({ id, state }: UploadItem): void {
    if (state.name === 'broken') {
      if (timers.has(id)) return
      timers.set(
        id,
        setTimeout(() => dispatch({ type: 'due', id }), Math.max(0, state.retryAt - Date.now())),
      )
      return
    }
    clearTimeout(timers.get(id))
    timers.delete(id)
  }

  function begin(item: UploadItem): void {
    const { id } = item
    const file = files.get(id)
    if (file === undefined) {
      dispatch({ type: 'lostFile', id })
      return
    }
    samples.value = []
    const ended = (event: QueueEvent): void => {
      running.delete(id)
      dispatch(event)
    }
    const stop = startTransfer({
      file,
      url: item.url,
      metadata: metadataOf(item, calendar()),
      speech,
      onCreated: (url) => dispatch({ type: 'created', id, url, declared: item.declared ?? item.form }),
      onProgress: (sent) => {
        samples.value = withSample(samples.value, { at: performance.now(), bytes: sent })
        dispatch({ type: 'progressed', id, sent })
      },
      onArrived: (workId) => {
        files.delete(id)
        void handles.drop(id)
        void finish(id, workId).then((problem) => ended({ type: 'arrived', id, workId, problem }))
      },
      onFailed: (failure, problem) => {
        if (failure === 'lostFile') files.delete(id)
        if (failure === 'broke') ended({ type: 'broke', id, now: Date.now() })
        else if (failure === 'stopped' || failure === 'refused') ended({ type: failure, id, problem })
        else ended({ type: failure, id })
      },
    })
    running.set(id, stop)
  }

  /** Sends what comes after the file: what was typed meanwhile, and the captions that lay beside it. */
  async function finish(id: string, workId: string): Promise<ShownProblem | null> {
    const item = queue.value.find((one) => one.id === id)
    if (item === undefined || item.declared === null || item.replaces !== null) return null
    return (await finishFields(item, item.declared, workId)) ?? (await finishCaptions(item, workId))
  }

  async function finishCaptions(
    { captions, form }: UploadItem,
    workId: string,
  ): Promise<ShownProblem | null> {
    try {
      for (const { language: tag, text } of captions) {
        const path = `/api/works/${workId}/captions/${tag ?? (form.language || DEFAULT_LANGUAGE)}`
        await api.putFile(path, new Blob([text]))
      }
      return null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      return error.shown
    }
  }

  /** What cannot be saved waits on the page of the work. */
  async function finishFields(
    item: UploadItem,
    declared: WorkForm,
    workId: string,
  ): Promise<ShownProblem | null> {
    const edit = editBetween(declared, item.form, calendar())
    if (Object.keys(edit).length === 0) return null
    try {
      await api.patch(`/api/works/${workId}`, edit)
      return null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      drafts.write(`work.${workId}`, draftBetween(declared, item.form))
      return error.shown
    }
  }

  function giveFile(id: string, { file, handle }: PickedFile): boolean {
    const item = queue.value.find((one) => one.id === id)
    if (item === undefined || !isSameFile(item.file, file)) return false
    files.set(id, file)
    if (handle !== null) void handles.keep(id, handle)
    dispatch({ type: 'refound', id })
    return true
  }

  async function compare({ id }: UploadItem): Promise<void> {
    const file = files.get(id)
    const before = queue.value.slice(
      0,
      queue.value.findIndex((one) => one.id === id),
    )
    const queued = before.flatMap(({ id: other, form, state }) => {
      const otherFile = state.name === 'twin' ? undefined : files.get(other)
      return otherFile === undefined ? [] : [{ file: otherFile, title: form.title }]
    })
    dispatch({ type: 'compared', id, twin: file === undefined ? null : await findTwin(file, queued, api) })
  }

  effect(() => {
    if (!isBusy(queue.value)) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  })
  addEventListener('pagehide', () => save([]))
  addEventListener('online', () => {
    for (const { id, state } of queue.value) if (state.name === 'broken') dispatch({ type: 'due', id })
  })

  return {
    queue,
    samples,
    reopenable,
    giveFile,
    async restore() {
      const items = await kept.claimAll()
      if (items.length === 0) return
      dispatch({ type: 'added', items })
      const known = await Promise.all(items.map(({ id }) => handles.has(id)))
      reopenable.value = new Set(items.filter((_, index) => known[index]).map(({ id }) => id))
      for (const { id } of items) {
        const file = await handles.open(id, false)
        if (file !== null) giveFile(id, { file, handle: null, folder: '' })
      }
    },
    async add(all, replaces = null) {
      const fresh: UploadItem[] = []
      for (const { picked, captions } of replaces === null ? withCaptions(all) : all.map(alone)) {
        const { file, handle } = picked
        const waiting = replaces === null ? fileless(queue.value, file) : undefined
        if (waiting !== undefined) {
          giveFile(waiting.id, picked)
          continue
        }
        const problem = await firstLook(file, speech.language)
        if (problem !== null) {
          const refused: UploadItem = { ...newItem(file, replaces), state: { name: 'refused', problem } }
          dispatch({ type: 'added', items: [refused] })
          continue
        }
        const item = { ...newItem(file, replaces), captions: await Promise.all(captions.map(keptCaptions)) }
        files.set(item.id, file)
        await kept.claim(item.id)
        if (handle !== null) await handles.keep(item.id, handle)
        dispatch({ type: 'added', items: [item] })
        if (item.state.name === 'comparing') fresh.push(item)
      }
      // One after the other: the first is sent while the others are compared.
      for (const item of fresh) await compare(item)
    },
    async reopen(id) {
      const file = await handles.open(id, true)
      return file !== null && giveFile(id, { file, handle: null, folder: '' })
    },
    type: (id, form) => dispatch({ type: 'typed', id, form }),
    chooseKind: (id, kind) => dispatch({ type: 'kindChosen', id, kind }),
    pause: (id) => dispatch({ type: 'paused', id }),
    resume: (id) => dispatch({ type: 'resumed', id }),
    remove(id) {
      const item = queue.value.find((one) => one.id === id)
      dispatch({ type: 'removed', id })
      kept.drop(id)
      files.delete(id)
      void handles.drop(id)
      // Best effort: what is not deleted now expires on the server by itself.
      if (item?.url && item.state.name !== 'done')
        void fetch(item.url, { method: 'DELETE', headers: TUS }).catch(() => {})
    },
  }
}

const TUS = { 'Tus-Resumable': '1.0.0' }

function metadataOf({ kind, replaces, form }: UploadItem, calendar: Calendar): Record<string, string> {
  if (replaces !== null) return { work: replaces.workId }
  return { ...uploadMetadata(form, calendar), ...(kind !== null && { kind }) }
}

function newItem(file: File, replaces: UploadItem['replaces']): UploadItem {
  const { name, size, type, lastModified } = file
  return {
    // The time first, so that items sort by age when they are read back.
    id: `${Date.now().toString(36)}-${nanoid(8)}`,
    file: { name, size, type, lastModified },
    kind: null,
    replaces,
    form: emptyForm(titleFromName(name)),
    declared: null,
    url: null,
    sent: 0,
    captions: [],
    // A new version may be anything; for a new work somebody may have sent the same before.
    state: replaces === null ? { name: 'comparing' } : { name: 'waiting' },
  }
}

const alone = (picked: PickedFile): Paired => ({ picked, captions: [] })

async function keptCaptions({ file, language }: CaptionsBeside): Promise<KeptCaptions> {
  return { name: file.name, language, text: decodeText(new Uint8Array(await file.arrayBuffer())) }
}
