import { dirname } from 'node:path'

/** What a run may touch, and how much it may take. */
export interface Bounds {
  /** Absolute paths of files or folders that it reads; those that do not exist are left out. */
  read: readonly string[]
  /** Absolute paths of folders that it writes to. */
  write: readonly string[]
  limits: Limits
}

export interface Limits {
  /** Seconds of CPU of one process. */
  cpuSeconds: number
  /** Bytes of one file. */
  fileBytes: number
  /** Processes and threads at a time. */
  processes: number
}

/** What the machine offers for a jail. */
export interface Tools {
  bwrap: string
  prlimit: string
  /** Only for root, who becomes nobody inside: the program that does that, and the group whose files can be read. */
  nobody: { setpriv: string; group: number } | null
  /** The filter of system calls, as a path that can be opened. */
  filter: string
}

/** Shared libraries, and what they look up: nothing of it is ours, nothing of it is secret. */
const LIBRARIES = ['/usr/lib', '/usr/lib32', '/usr/lib64', '/usr/local/lib', '/lib', '/lib32', '/lib64']
const LOOKED_UP = ['/etc/ld.so.cache', '/etc/alternatives', '/etc/fonts', '/usr/share/fonts']

const DEVICES = ['/dev/null', '/dev/urandom']

/** The user without any rights, on every Linux. */
const NOBODY = 65534

/**
 * The command that runs a program inside of bubblewrap: it sees libraries, itself, and what is named in `bounds`; it has
 * no network, no other processes, no rights, and ends with whoever started it.
 * @param program absolute path
 */
export function confined(
  program: string,
  args: readonly string[],
  { read, write, limits }: Bounds,
  tools: Tools,
): string[] {
  const folders = [...new Set(write)]
  const files = [...new Set(read)]
  const { nobody } = tools
  const programs = [program, tools.prlimit, ...(nobody === null ? [] : [nobody.setpriv])]
  const shown = [...LIBRARIES, ...LOOKED_UP, ...DEVICES, ...programs, ...folders, ...files]
  const become =
    nobody === null ? [] : [nobody.setpriv, `--reuid=${NOBODY}`, `--regid=${nobody.group}`, '--clear-groups']
  return [
    tools.bwrap,
    ...['--cap-drop', 'ALL'],
    // Root makes the name spaces by right; everybody else through one of users.
    ...(nobody === null ? ['--unshare-user'] : ['--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID']),
    ...['--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    // No session of its own: the leash has given it one, without a terminal, and ends all that stays in its group.
    '--die-with-parent',
    // Left to itself, bubblewrap makes what leads to a path closed to others.
    ...ancestorsOf(shown).flatMap((path) => ['--perms', '0755', '--dir', path]),
    ...[...LIBRARIES, ...LOOKED_UP].flatMap((path) => ['--ro-bind-try', path, path]),
    ...DEVICES.flatMap((path) => ['--dev-bind', path, path]),
    ...programs.flatMap((path) => ['--ro-bind', path, path]),
    ...folders.flatMap((path) => ['--bind', path, path]),
    // After the folders: what is read may stand in one of them, and stays as it is.
    ...files.flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--remount-ro', '/', '--chdir', '/', '--seccomp', String(FILTER_DESCRIPTOR), '--'],
    ...become,
    tools.prlimit,
    // Counted inside: outside, everything that its user runs would count.
    ...[
      `--nproc=${limits.processes}`,
      `--cpu=${limits.cpuSeconds}`,
      `--fsize=${limits.fileBytes}`,
      '--core=0',
    ],
    program,
    ...args,
  ]
}

/** The folders that lead to some paths, outermost first, without the root. */
function ancestorsOf(paths: readonly string[]): string[] {
  const all = new Set<string>()
  for (const path of paths) {
    for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) all.add(folder)
  }
  return [...all].sort()
}

/** Where `leash.sh` opens the filter; bubblewrap closes it before the program begins. */
const FILTER_DESCRIPTOR = 9
