import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import type { Programme } from '../../../media/schemas/programme.ts'
import type { Work } from '../../../media/schemas/work.ts'
import type { Sample } from './samples.ts'

/** What the demo needs of the API, as any other client has it. */
export interface Api {
  works(): Promise<Work[]>
  work(id: string): Promise<Work>
  upload(path: string, sample: Sample): Promise<Work>
  programmes(): Promise<Programme[]>
  post<T>(path: string, body: object): Promise<T>
  isReady(): Promise<boolean>
}

export function createApi(baseUrl: string, token: string, signal: AbortSignal): Api {
  const call = async <T>(path: string, sent?: FormData | object): Promise<T> => {
    const method = sent ? 'POST' : 'GET'
    const isJson = sent !== undefined && !(sent instanceof FormData)
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(isJson && { 'content-type': 'application/json' }),
    }
    const body = isJson ? JSON.stringify(sent) : sent
    const response = await fetch(baseUrl + path, { method, headers, body, signal })
    if (!response.ok) {
      throw new Error(`${method} ${path} was answered with ${response.status}: ${await response.text()}`)
    }
    return (await response.json()) as T
  }

  return {
    works: async () => (await call<{ items: Work[] }>('/api/works?limit=100')).items,
    work: (id) => call(`/api/works/${id}`),
    async upload(path, { type, fields }) {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
      form.set('file', await openAsBlob(path, { type }), basename(path))
      return call('/api/works', form)
    },
    programmes: async () => (await call<{ items: Programme[] }>('/api/programmes')).items,
    post: (path, body) => call(path, body),
    isReady: async () => (await fetch(`${baseUrl}/health/ready`, { signal })).ok,
  }
}
