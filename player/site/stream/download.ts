export interface Progress {
  loaded: number
  /** Bytes; 0 where it is not known. */
  total: number
  /** Since it was asked for. */
  milliseconds: number
}

/** What ended a download before its end. */
export class Aborted extends Error {}

export interface Download<T> {
  done: Promise<T>
  abort(): void
}

// A connection that dies silently says nothing.
const SILENCE_MS = 20_000

/**
 * Fetches a file. XMLHttpRequest, because it tells its progress on every phone that has media sources.
 * Rejects with `Aborted`, or with an Error where the link or the server fails.
 */
export function download<Type extends 'arraybuffer' | 'text'>(
  url: string,
  type: Type,
  onProgress?: (progress: Progress) => void,
): Download<Type extends 'text' ? string : ArrayBuffer> {
  const request = new XMLHttpRequest()
  let aborted = false
  let timer: number | undefined
  const begun = performance.now()
  const done = new Promise<Type extends 'text' ? string : ArrayBuffer>((resolve, reject) => {
    const listen = (): void => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => request.abort(), SILENCE_MS)
    }
    request.open('GET', url)
    request.responseType = type
    request.onprogress = ({ loaded, total, lengthComputable }) => {
      listen()
      onProgress?.({ loaded, total: lengthComputable ? total : 0, milliseconds: performance.now() - begun })
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response)
      else reject(new Error(`${request.status} for ${url}`))
    }
    request.onerror = () => reject(new Error(`no answer for ${url}`))
    request.onabort = () => reject(aborted ? new Aborted() : new Error(`silence for ${url}`))
    request.onloadend = () => window.clearTimeout(timer)
    listen()
    request.send()
  })
  // Whoever aborts it may have stopped waiting for it.
  done.catch(() => undefined)
  return {
    done,
    abort() {
      aborted = true
      request.abort()
    },
  }
}
