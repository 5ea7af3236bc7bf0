/** Numbers of a system call on x86_64 and on arm64, where it has one. */
export type Numbers = readonly [x64: number, arm64: number | null]

/**
 * What a program that only reads and writes files never asks the kernel for, and what programs that were taken over ask
 * it for: the parts in which ways out were found. Numbers from the kernel's `syscall_64.tbl` and `asm-generic/unistd.h`.
 */
export const REFUSED: Readonly<Record<string, Numbers>> = {
  // Other processes.
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  process_madvise: [440, 440],
  kcmp: [312, 272],
  pidfd_open: [434, 434],
  pidfd_getfd: [438, 438],
  // File systems and name spaces.
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  unshare: [272, 97],
  setns: [308, 268],
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  mknod: [133, null],
  mknodat: [259, 33],
  fanotify_init: [300, 262],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  // Keys, programs inside the kernel, and its rarely trodden parts.
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  bpf: [321, 280],
  seccomp: [317, 277],
  userfaultfd: [323, 282],
  perf_event_open: [298, 241],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  move_pages: [279, 239],
  migrate_pages: [256, 238],
  remap_file_pages: [216, 234],
  personality: [135, 92],
  modify_ldt: [154, null],
  lookup_dcookie: [212, 18],
  // The machine.
  acct: [163, 89],
  reboot: [169, 142],
  swapon: [167, 224],
  swapoff: [168, 225],
  syslog: [103, 116],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  iopl: [172, null],
  ioperm: [173, null],
  vhangup: [153, 58],
  sethostname: [170, 161],
  setdomainname: [171, 162],
  settimeofday: [164, 170],
  adjtimex: [159, 171],
  clock_settime: [227, 112],
  clock_adjtime: [305, 266],
}

/** What depends on an argument. */
export const SOCKET: Numbers = [41, 198]
export const SOCKETPAIR: Numbers = [53, 199]
export const CLONE: Numbers = [56, 220]
export const CLONE3: Numbers = [435, 435]
export const IOCTL: Numbers = [16, 29]
