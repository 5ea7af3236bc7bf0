/** The seconds in a link to a moment (`#t=95`, or `?t=95` where a messenger drops what follows a `#`), or null. */
export function momentOf({ hash, search }: Pick<Location, 'hash' | 'search'>): number | null {
  const seconds = /^#t=(\d+(?:\.\d+)?)$/.exec(hash)?.[1] ?? /[?&]t=(\d+(?:\.\d+)?)(?:&|$)/.exec(search)?.[1]
  return seconds === undefined ? null : Number(seconds)
}
