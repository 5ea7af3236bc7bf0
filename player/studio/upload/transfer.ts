import type { Upload } from 'tus-js-client'
import { problemOf, type ShownProblem, type Speech, unreachable } from '../api/problem.ts'
import { type Failure, failureOf } from './failure.ts'

export interface TransferOptions {
  file: File
  /** The upload's URL; null for a new upload. */
  url: string | null
  metadata: Record<string, string>
  speech: Speech
  onCreated: (url: string) => void
  /** Bytes sent. */
  onProgress: (sent: number) => void
  onArrived: (workId: string) => void
  /** The transfer ended without the file having arrived. */
  onFailed: (failure: Failure | 'lostFile', problem: ShownProblem) => void
}

/**
 * Large enough that a round trip on a slow line is no loss; small enough that behind a proxy that passes on only
 * whole requests little is sent twice after a cut.
 */
const CHUNK_BYTES = 8 * 1024 * 1024

/**
 * Sends a file by tus 1.0 until it is there or fails once. Trying again is the queue's business: tus-js-client's own
 * retries and its memory of addresses are off, because it forgets the address of an upload at any 4xx (also when
 * only the session has ended) and then begins from zero.
 * @returns how to stop; what has arrived stays on the server
 */
export function startTransfer(options: TransferOptions): () => void {
  const { file, speech } = options
  let stopped = false
  let upload: Upload | null = null

  const start = async (): Promise<void> => {
    // Not with the studio: whoever only reads and edits has no need of it.
    const [isReadable, tus] = await Promise.all([readable(file), import('tus-js-client').catch(() => null)])
    if (stopped) return
    if (!isReadable) options.onFailed('lostFile', problemOf('', speech.problems))
    else if (tus === null) options.onFailed('broke', unreachable(speech.problems))
    else {
      upload = createUpload(tus, options, () => stopped)
      upload.start()
    }
  }
  void start()

  return () => {
    stopped = true
    void upload?.abort()
  }
}

function createUpload(
  { Upload, DetailedError }: typeof import('tus-js-client'),
  options: TransferOptions,
  isStopped: () => boolean,
): Upload {
  const { file, url, metadata, speech } = options
  const upload: Upload = new Upload(file, {
    endpoint: url === null ? '/api/uploads/' : null,
    uploadUrl: url,
    metadata: { ...metadata, filename: file.name, filetype: file.type },
    headers: { 'accept-language': speech.language },
    chunkSize: CHUNK_BYTES,
    retryDelays: null,
    storeFingerprintForResuming: false,
    onUploadUrlAvailable: () => {
      if (upload.url !== null && !isStopped()) options.onCreated(upload.url)
    },
    onProgress: (sent) => {
      if (!isStopped()) options.onProgress(sent)
    },
    onSuccess: ({ lastResponse }) => {
      if (isStopped()) return
      const workId = lastResponse.getHeader('Chaski-Work')
      if (workId) options.onArrived(workId)
      else options.onFailed('stopped', problemOf(lastResponse.getBody(), speech.problems))
    },
    onError: (error) => {
      if (isStopped()) return
      const response = error instanceof DetailedError ? error.originalResponse : null
      const failure = failureOf(response?.getStatus() || null, url !== null)
      options.onFailed(failure, problemOf(response?.getBody() ?? '', speech.problems))
    },
  })
  return upload
}

/** An XMLHttpRequest tells a file that was changed, moved or unplugged only as a lost link, so it is tried before. */
async function readable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return true
  } catch {
    return false
  }
}
