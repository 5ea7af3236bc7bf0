/** The part of the types of service workers that is used here. The compiler's own stand in the way of those of pages. */

interface LongerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface FetchEvent extends LongerEvent {
  readonly request: Request
  /** The answer to a navigation that the browser asked for while the worker was starting. */
  readonly preloadResponse?: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}

export interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: LongerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly registration: {
    readonly navigationPreload?: { enable(): Promise<void> }
    unregister(): Promise<boolean>
  }
}
