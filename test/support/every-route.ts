import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RouteOptions } from 'fastify'
import { context } from '../server/pages/sample-works.ts'
import { startTestApp, type TestApp } from './app.ts'

/** One method of a route, as the running app knows it. */
export interface Route {
  method: string
  url: string
  /** The address as a client would ask it: well formed, of nothing that there is. */
  address: string
  schema: { body?: object; querystring?: { additionalProperties?: boolean; properties?: object } }
  readsBody: boolean
}

export interface WholeApp {
  server: TestApp
  routes: Route[]
  close(): Promise<void>
}

const PARAMS: Record<string, string> = {
  ':id': 'aaaaaaaaaaaaaaaa',
  ':session': 'aaaaaaaaaaaaaaaa',
  ':token': 'aaaaaaaaaaaaaaaa',
  ':name': 'feed',
  ':language': 'es',
  ':secret': 'x'.repeat(43),
  ':extension': 'xml',
  ':slug': 'no-hay',
  ':number': '999',
  ':from': 'c',
  ':spot': '999-v1',
  ':rendition': 'mp3-128',
  ':fileName': 'a.mp3',
  ':file': 'es.vtt',
  ':programme': 'aaaaaaaaaaaaaaaa',
  ':project': 'aaaaaaaaaaaaaaaa',
  ':outcome': 'aaaaaaaaaaaaaaaa',
  ':work': 'aaaaaaaaaaaaaaaa',
  ':version': '2',
  ':poster': 'aaaaaaaaaaaaaaaa',
  ':picture': 'poster.jpg',
  ':hour': '2026-01-10T15',
  '*': 'aaaaaaaaaaaaaaaa',
}

/** The app with all that it serves, pages and downloads too, and every route that it has. */
export async function startWholeApp(): Promise<WholeApp> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-whole-'))
  await writeFile(join(folder, 'chaski-station.mjs'), '')
  const routes: Route[] = []
  const server = await startTestApp({
    player: { folder, assets: context.assets },
    stationFolder: folder,
    onRoute: (route) => routes.push(...methodsOf(route)),
  })
  return {
    server,
    routes,
    async close() {
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}

function methodsOf({ method, url, schema, config }: RouteOptions): Route[] {
  const address = url.replaceAll(/:[a-zA-Z]+|\*/g, (name) => {
    const value = PARAMS[name]
    if (value === undefined) throw new Error(`${url}: what does a good ${name} look like?`)
    return value
  })
  return [method].flat().map((one) => ({
    method: one,
    url,
    address,
    schema: (schema ?? {}) as Route['schema'],
    readsBody: config?.body !== undefined,
  }))
}
