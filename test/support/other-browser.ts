/** A browser that Playwright does not drive as distributions ship it. Enough of it to watch, listen, read and leave. */
export interface OtherBrowser {
  goto(url: string): Promise<void>
  /** The value of an expression in the page, by way of JSON; of a promise what it resolves to. */
  evaluate<T>(expression: string): Promise<T>
  /** A key of WebDriver, so many times. */
  press(key: string, times: number): Promise<void>
  close(): Promise<void>
}

/** Shift, as WebDriver calls it. */
export const SHIFT = '\uE008'
