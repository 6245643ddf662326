import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system with little room. */
export interface SmallDisk {
  path: string
  /** Takes all the room that is left, to the last byte. */
  fill(): void
  /** Gives it back. */
  makeRoom(): void
  unmount(): void
}

/** In memory. Null, with a line, where this process may not mount one. */
export function mountSmallDisk(
  megabytes: number,
  { uid = 0, gid = 0 }: { uid?: number; gid?: number } = {},
): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const options = `size=${megabytes}m,uid=${uid},gid=${gid},mode=700`
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path])
  if (status !== 0) {
    rmdirSync(path)
    process.stderr.write('Skipped: a full disk is tried only where a file system can be mounted (as root).\n')
    return null
  }
  const filler = join(path, 'filler')
  return {
    path,
    fill() {
      const file = openSync(filler, 'w')
      for (const size of [1 << 20, 1 << 12, 1]) writeUntilFull(file, Buffer.alloc(size))
      closeSync(file)
    },
    makeRoom: () => rmSync(filler),
    unmount() {
      spawnSync('umount', ['--lazy', path])
      rmdirSync(path)
    },
  }
}

function writeUntilFull(file: number, block: Buffer): void {
  try {
    for (;;) writeSync(file, block)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}
