import { describe, expect, it } from 'vitest'
import { type Bounds, confined, type Tools } from '../../../workers/jail/confinement.ts'

const tools: Tools = { bwrap: '/usr/bin/bwrap', prlimit: '/usr/bin/prlimit', nobody: null, filter: '/f' }
const bounds: Bounds = {
  read: ['/data/store/original', '/data/scratch/job-1/listing'],
  write: ['/data/scratch/job-1', '/data/scratch/job-1'],
  limits: { cpuSeconds: 10, fileBytes: 20, processes: 30 },
}
const told = (own: Partial<Tools> = {}): string =>
  confined('/usr/bin/ffmpeg', ['-i', 'x'], bounds, { ...tools, ...own }).join(' ')

describe('confined', () => {
  it('shows what is read, as it is, and the folder that is written to', () => {
    expect(told()).toContain('--bind /data/scratch/job-1 /data/scratch/job-1 --ro-bind-try')
    expect(told()).toContain('--ro-bind-try /data/store/original /data/store/original')
    // After the folder, or it would cover it.
    expect(told().indexOf('--ro-bind-try /data/scratch/job-1/listing')).toBeGreaterThan(
      told().indexOf('--bind '),
    )
    expect(told()).not.toMatch(/bind(-try)? (\/data|\/data\/store|\/data\/scratch|\/usr|\/etc|\/) /)
  })

  it('opens what leads there to whom the run becomes', () => {
    expect(told()).toContain('--perms 0755 --dir /data --perms 0755 --dir /data/scratch')
  })

  it('limits the program, and hands its arguments over last', () => {
    expect(told()).toMatch(
      /-- \/usr\/bin\/prlimit --nproc=30 --cpu=10 --fsize=20 --core=0 \/usr\/bin\/ffmpeg -i x$/,
    )
  })

  it('makes a name space of users for all but root, who becomes nobody', () => {
    expect(told()).toContain('--unshare-user')
    expect(told()).not.toContain('--cap-add')
    const asRoot = told({ nobody: { setpriv: '/usr/bin/setpriv', group: 0 } })
    expect(asRoot).not.toContain('--unshare-user')
    expect(asRoot).toContain('-- /usr/bin/setpriv --reuid=65534 --regid=0 --clear-groups /usr/bin/prlimit')
  })
})
