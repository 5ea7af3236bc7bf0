/** A sequence of numbers from 0 to 1 that a seed decides (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Mutation = (bytes: Buffer, random: () => number) => Buffer

const within = (random: () => number, most: number): number => Math.floor(random() * most)
/** A place and a length inside the file: short ones as likely as long ones. */
function stretch(bytes: Buffer, random: () => number): { from: number; until: number } {
  const from = within(random, bytes.length)
  return { from, until: Math.min(bytes.length, from + Math.ceil(2 ** (random() * 12))) }
}

/** What lines, disks, editors and enemies do to files. */
const MUTATIONS: readonly Mutation[] = [
  function flipBits(bytes, random) {
    const copy = Buffer.from(bytes)
    for (let flips = 1 + within(random, 40); flips > 0; flips--) {
      const at = within(random, copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << within(random, 8))
    }
    return copy
  },
  function cutOff(bytes, random) {
    return bytes.subarray(0, within(random, bytes.length))
  },
  function cutOut(bytes, random) {
    const { from, until } = stretch(bytes, random)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(until)])
  },
  function repeat(bytes, random) {
    const { from, until } = stretch(bytes, random)
    return Buffer.concat([bytes.subarray(0, until), bytes.subarray(from)])
  },
  function blank(bytes, random) {
    const copy = Buffer.from(bytes)
    const { from, until } = stretch(bytes, random)
    return copy.fill(random() < 0.5 ? 0 : 0xff, from, until)
  },
  function noise(bytes, random) {
    const copy = Buffer.from(bytes)
    const { from, until } = stretch(bytes, random)
    for (let at = from; at < until; at++) copy[at] = within(random, 256)
    return copy
  },
  /** Sizes, counts and offsets stand at the beginning of most formats, four bytes each. */
  function claim(bytes, random) {
    const copy = Buffer.from(bytes)
    const at = within(random, Math.min(copy.length, 4096) - 4)
    const claimed =
      [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, within(random, 2 ** 32)][within(random, 6)] ?? 0
    if (at >= 0) copy.writeUInt32BE(claimed, at)
    return copy
  },
]

/** A damaged copy: one to three mutations, one after the other. */
export function mutated(bytes: Buffer, random: () => number): Buffer {
  let copy = bytes
  for (let turns = 1 + within(random, 3); turns > 0 && copy.length > 8; turns--) {
    copy = MUTATIONS[within(random, MUTATIONS.length)]?.(copy, random) ?? copy
  }
  return copy
}
