import { CONFIG_EXIT_CODE, ConfigError, type Env } from '../../media/config.ts'
import { UsageError } from './arguments/read-arguments.ts'

/** As in sysexits.h, so that a script or systemd can tell what would help. */
export const EXIT = { usage: 64, software: 70, config: CONFIG_EXIT_CODE, interrupted: 130 } as const

/** What a command has of the shell that it was typed in. */
export interface Shell {
  /** What was typed after the name of the command. */
  args: readonly string[]
  env: Env
  /** Aborted by Ctrl-C, by SIGTERM and when the terminal is closed. */
  signal: AbortSignal
  /** A line of the answer. The standard output has nothing else, so that it can be piped on. */
  print(line: string): void
  /** A line about what is being done, or went wrong, on the standard error. */
  say(line: string): void
}

export interface Command {
  name: string
  usage: string
  run(shell: Shell): Promise<void>
}

/**
 * Runs a command in the shell of this process. What it throws becomes a sentence and an exit code here and nowhere
 * else: 64 for what was typed, 78 for the environment, 70 for the rest, 130 where it was interrupted.
 */
export async function runCommand(command: Command): Promise<void> {
  const told = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told.abort())
  process.exitCode = await runIn(command, {
    args: process.argv.slice(2),
    env: process.env,
    signal: told.signal,
    print: (line) => void process.stdout.write(`${line}\n`),
    say: (line) => void process.stderr.write(`${line}\n`),
  })
}

/** @returns the exit code */
export async function runIn({ name, usage, run }: Command, shell: Shell): Promise<number> {
  if (['help', '--help', '-h'].includes(shell.args[0] ?? '')) {
    shell.print(usage)
    return 0
  }
  try {
    await run(shell)
    return 0
  } catch (error) {
    if (shell.signal.aborted) return EXIT.interrupted
    if (error instanceof ConfigError) {
      shell.say(error.message)
      return EXIT.config
    }
    if (error instanceof UsageError) {
      shell.say(`chaski ${name}: ${error.message}\n\n${usage}`)
      return EXIT.usage
    }
    shell.say(`chaski ${name}: ${reasonOf(error, shell.env)}`)
    return EXIT.software
  }
}

/** The message of a failure with those of its causes; where it arose too, for whoever asks for details. */
function reasonOf(error: unknown, { LOG_LEVEL }: Env): string {
  if (!(error instanceof Error)) return String(error)
  if (LOG_LEVEL === 'debug' || LOG_LEVEL === 'trace') return error.stack ?? error.message
  const cause = error.cause instanceof Error && error.cause.message !== '' ? ` (${error.cause.message})` : ''
  return error.message + cause
}
