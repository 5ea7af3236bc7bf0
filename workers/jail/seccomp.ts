import { CLONE, CLONE3, IOCTL, type Numbers, REFUSED, SOCKET, SOCKETPAIR } from './system-calls.ts'

export type Architecture = 'x64' | 'arm64'

export function isKnownArchitecture(name: string): name is Architecture {
  return name === 'x64' || name === 'arm64'
}

// linux/audit.h
const AUDIT_ARCH: Readonly<Record<Architecture, number>> = { x64: 0xc000003e, arm64: 0xc00000b7 }

// linux/bpf_common.h: the few instructions of classic BPF that are needed.
const LOAD_WORD = 0x20
const JUMP_EQUAL = 0x15
const JUMP_AT_LEAST = 0x35
const JUMP_ANY_BIT = 0x45
const RETURN = 0x06

// linux/seccomp.h
const ALLOW = 0x7fff0000
const KILL_PROCESS = 0x80000000
const errno = (number: number): number => 0x00050000 | number
const EPERM = errno(1)
const ENOSYS = errno(38)
const EAFNOSUPPORT = errno(97)

// struct seccomp_data: number, architecture, instruction pointer, six arguments of 64 bits, low half first.
const NUMBER = 0
const ARCHITECTURE = 4
const argument = (index: number): number => 16 + 8 * index

const AF_UNIX = 1
/** Programs of x86_64 can also call by the numbers of x32, which have this bit. */
const X32 = 0x40000000
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const NEW_NAMESPACES = 0x7e020000
/** They type into a terminal. */
const TIOCSTI = 0x5412
const TIOCLINUX = 0x541c

type Instruction = readonly [code: number, yes: number, no: number, k: number]

/**
 * A filter for system calls as the kernel takes it (`struct sock_filter`, 8 bytes each): refuses what nobody needs who
 * reads a file and writes another, and every socket but those between processes.
 */
export function seccompFilter(architecture: Architecture): Buffer {
  const of = ([x64, arm64]: Numbers): number | null => (architecture === 'x64' ? x64 : arm64)
  const when = (call: Numbers, then: readonly Instruction[]): Instruction[] => {
    const number = of(call)
    return number === null ? [] : [[JUMP_EQUAL, 0, then.length, number], ...then]
  }
  const answer = (value: number): Instruction => [RETURN, 0, 0, value]
  const load = (offset: number): Instruction => [LOAD_WORD, 0, 0, offset]
  const onlyUnix = [
    load(argument(0)),
    [JUMP_EQUAL, 0, 1, AF_UNIX],
    answer(ALLOW),
    answer(EAFNOSUPPORT),
  ] as const

  return assemble([
    load(ARCHITECTURE),
    [JUMP_EQUAL, 1, 0, AUDIT_ARCH[architecture]],
    answer(KILL_PROCESS),
    load(NUMBER),
    ...(architecture === 'x64' ? [[JUMP_AT_LEAST, 0, 1, X32] as const, answer(KILL_PROCESS)] : []),
    ...Object.values(REFUSED).flatMap((call) => when(call, [answer(EPERM)])),
    // Its flags stand in memory, where a filter cannot look; glibc then uses the older one.
    ...when(CLONE3, [answer(ENOSYS)]),
    ...when(CLONE, [load(argument(0)), [JUMP_ANY_BIT, 0, 1, NEW_NAMESPACES], answer(EPERM), answer(ALLOW)]),
    ...when(SOCKET, onlyUnix),
    ...when(SOCKETPAIR, onlyUnix),
    ...when(IOCTL, [
      ...[load(argument(1)), [JUMP_EQUAL, 1, 0, TIOCSTI] as const, [JUMP_EQUAL, 0, 1, TIOCLINUX] as const],
      ...[answer(EPERM), answer(ALLOW)],
    ]),
    answer(ALLOW),
  ])
}

function assemble(instructions: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(8 * instructions.length)
  instructions.forEach(([code, yes, no, k], index) => {
    bytes.writeUInt16LE(code, 8 * index)
    bytes.writeUInt8(yes, 8 * index + 2)
    bytes.writeUInt8(no, 8 * index + 3)
    bytes.writeUInt32LE(k >>> 0, 8 * index + 4)
  })
  return bytes
}
