import { ApiProblem, problemOf, type Speech, unreachable } from './problem.ts'

export interface ApiClient {
  /** @throws ApiProblem whenever there is no good answer */
  get<T>(path: string, signal?: AbortSignal): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  /** @param etag of what the change was made on: it is refused where somebody else has changed that meanwhile */
  patch<T>(path: string, body: unknown, etag?: string): Promise<T>
  put<T>(path: string, body: unknown): Promise<T>
  /** Sends a file as it is. */
  putFile<T>(path: string, file: Blob): Promise<T>
  postFile<T>(path: string, file: Blob): Promise<T>
  /** The answer as a file. A cut-off one is a rejection of the browser's own. */
  postForFile(path: string): Promise<Blob>
  remove(path: string): Promise<void>
}

interface Options {
  /** In which problems are to be explained: that of the studio, whatever the browser's is. */
  speech: Speech
  /** Settles when there are words at all: the server is asked who is here while they are on their way. */
  begun: Promise<void>
  /** Called when an answer says that nobody is signed in (any more). */
  onSignedOut: () => void
}

/** The JSON API of the server that served this page; the session cookie goes along by itself. */
export function createApi({ speech, begun, onSignedOut }: Options): ApiClient {
  /** @returns only a good answer */
  async function send(
    method: string,
    path: string,
    body?: unknown,
    { signal, etag }: { signal?: AbortSignal | undefined; etag?: string | undefined } = {},
  ): Promise<Response> {
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': speech.language }
    if (etag !== undefined) headers['if-match'] = etag
    const request: RequestInit = { method, headers }
    if (signal) request.signal = signal
    if (body instanceof Blob) {
      headers['content-type'] = 'application/octet-stream'
      request.body = body
    } else if (body !== undefined) {
      headers['content-type'] = 'application/json'
      request.body = JSON.stringify(body)
    }
    const response = await fetch(path, request).catch(async (cause: unknown) => {
      if (signal?.aborted) throw cause
      await begun
      throw new ApiProblem(0, unreachable(speech.problems))
    })
    if (response.ok) return response
    const said = await response.text()
    await begun
    const problem = problemOf(said, speech.problems)
    if (problem.code === 'not_signed_in') onSignedOut()
    throw new ApiProblem(response.status, problem)
  }

  async function call<T>(...request: Parameters<typeof send>): Promise<T> {
    const text = await (await send(...request)).text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  return {
    get: (path, signal) => call('GET', path, undefined, { signal }),
    post: (path, body) => call('POST', path, body),
    patch: (path, body, etag) => call('PATCH', path, body, { etag }),
    put: (path, body) => call('PUT', path, body),
    putFile: (path, file) => call('PUT', path, file),
    postFile: (path, file) => call('POST', path, file),
    postForFile: async (path) => (await send('POST', path)).blob(),
    remove: (path) => call('DELETE', path),
  }
}
