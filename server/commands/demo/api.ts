import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import type { Work } from '../../../media/schemas/work.ts'
import type { Sample } from './samples.ts'

/** What the demo needs of the API, as any other client has it. */
export interface Api {
  works(): Promise<Work[]>
  work(id: string): Promise<Work>
  upload(path: string, sample: Sample): Promise<Work>
  isReady(): Promise<boolean>
}

export function createApi(baseUrl: string, token: string, signal: AbortSignal): Api {
  const call = async <T>(path: string, body?: FormData): Promise<T> => {
    const method = body ? 'POST' : 'GET'
    const headers = { Authorization: `Bearer ${token}` }
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
    isReady: async () => (await fetch(`${baseUrl}/health/ready`, { signal })).ok,
  }
}
