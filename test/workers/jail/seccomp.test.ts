import { describe, expect, it } from 'vitest'
import { type Architecture, seccompFilter } from '../../../workers/jail/seccomp.ts'
import { CLONE, CLONE3, IOCTL, REFUSED, SOCKET } from '../../../workers/jail/system-calls.ts'

const ARCHES = { x64: 0xc000003e, arm64: 0xc00000b7 } as const
const ALLOW = 0x7fff0000
const KILL = 0x80000000
const REFUSE = 0x00050001

/** What the kernel would answer: runs the four instructions that the filter is made of. */
function answerOf(filter: Buffer, arch: number, call: number, args: number[] = []): number {
  const data = Buffer.alloc(64)
  data.writeUInt32LE(call, 0)
  data.writeUInt32LE(arch, 4)
  for (const [index, arg] of args.entries()) data.writeUInt32LE(arg, 16 + 8 * index)
  let accumulator = 0
  for (let at = 0; at < filter.length / 8; at += 1) {
    const [code, yes, no, k] = [
      ...[filter.readUInt16LE(8 * at), filter.readUInt8(8 * at + 2), filter.readUInt8(8 * at + 3)],
      filter.readUInt32LE(8 * at + 4),
    ] as [number, number, number, number]
    if (code === 0x06) return k
    if (code === 0x20) accumulator = data.readUInt32LE(k)
    else if (code === 0x15) at += accumulator === k ? yes : no
    else if (code === 0x35) at += accumulator >= k ? yes : no
    else if (code === 0x45) at += (accumulator & k) !== 0 ? yes : no
    else throw new RangeError(`instruction ${code}`)
  }
  throw new RangeError('the filter has no end')
}

describe.each(['x64', 'arm64'] as const)('the filter of %s', (architecture: Architecture) => {
  const filter = seccompFilter(architecture)
  const own = ARCHES[architecture]
  const numberOf = (call: readonly [number, number | null]) => call[architecture === 'x64' ? 0 : 1]
  const ask = (call: number, ...args: number[]) => answerOf(filter, own, call, args)

  it.each(Object.entries(REFUSED))('refuses %s', (_, call) => {
    const number = numberOf(call)
    if (number !== null) expect(ask(number)).toBe(REFUSE)
  })

  it('lets files be read and written, and threads be started', () => {
    const [read, write, openat, mmap, futex] =
      architecture === 'x64' ? [0, 1, 257, 9, 202] : [63, 64, 56, 222, 98]
    for (const call of [read, write, openat, mmap, futex]) expect(ask(call)).toBe(ALLOW)
    expect(ask(numberOf(CLONE) ?? 0, 0x3d0f00)).toBe(ALLOW)
  })

  it('lets no process into a name space of its own', () => {
    for (const flag of [0x10000000, 0x20000000, 0x40000000, 0x00020000]) {
      expect(ask(numberOf(CLONE) ?? 0, flag | 17)).toBe(REFUSE)
    }
    expect(ask(numberOf(CLONE3) ?? 0)).toBe(0x00050000 | 38)
  })

  it('gives sockets between processes only', () => {
    const socket = numberOf(SOCKET) ?? 0
    expect(ask(socket, 1)).toBe(ALLOW)
    // IPv4, IPv6, netlink, packets, Bluetooth, vsock.
    for (const family of [2, 10, 16, 17, 31, 40]) expect(ask(socket, family)).toBe(0x00050000 | 97)
  })

  it('lets nothing be typed into a terminal', () => {
    expect(ask(numberOf(IOCTL) ?? 0, 1, 0x5412)).toBe(REFUSE)
    expect(ask(numberOf(IOCTL) ?? 0, 1, 0x541c)).toBe(REFUSE)
    expect(ask(numberOf(IOCTL) ?? 0, 1, 0x5413)).toBe(ALLOW)
  })

  it('ends what calls by the numbers of another machine', () => {
    expect(answerOf(filter, 0x40000003, 11)).toBe(KILL)
  })
})

it('ends what calls by the numbers of x32', () => {
  expect(answerOf(seccompFilter('x64'), ARCHES.x64, 0x40000000 + 101)).toBe(KILL)
})
