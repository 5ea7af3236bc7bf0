#!/bin/sh
# Runs `leash.sh [--filter FILE] PROGRAM ARGS…` so that it cannot outlive its worker, even one that was killed with -9, cannot
# take more memory than a work may cost, and does not inherit its secrets. The process id stays the same through every exec.
#
# --filter: a file that the program finds open as descriptor 9, for bubblewrap.
#
# setsid: its own process group, so that a Ctrl-C in the terminal stops the worker and not half of its encodes.

if [ "$1" = --filter ]; then
  exec 9<"$2"
  shift 2
fi

# Address space in kB; ffmpeg with all its libraries maps about 1 GB before it does anything. A program that reserves
# far more than it uses (V8 does) sets its own and limits itself by other means.
ulimit -v "${LEASH_ADDRESS_SPACE:-6291456}" 2>/dev/null

# The program parses a stranger's file. The worker's environment holds secrets, so it gets only what it needs to run
# and, if it is Node, to answer.
set -- env -i "PATH=${PATH:-/usr/local/bin:/usr/bin:/bin}" \
  ${NODE_CHANNEL_FD:+"NODE_CHANNEL_FD=$NODE_CHANNEL_FD"} \
  ${NODE_CHANNEL_SERIALIZATION_MODE:+"NODE_CHANNEL_SERIALIZATION_MODE=$NODE_CHANNEL_SERIALIZATION_MODE"} \
  "$@"

# In a session of its own, its niceness would only count against itself; writing to autogroup sets it for the whole
# session. Except for root, Linux refuses it within a tenth of a second of another such write; the program then runs
# all the same.
if [ -w /proc/self/autogroup ] && [ "$(nice)" != 0 ]; then
  set -- sh -c 'nice >/proc/self/autogroup 2>/dev/null; exec "$@"' sh "$@"
fi

if command -v setpriv >/dev/null 2>&1; then
  exec setsid setpriv --pdeathsig KILL "$@"
fi

# If the kernel does not offer this (macOS), a shell beside it checks once a second.
worker=$PPID
self=$$
(
  while kill -0 "$worker" 2>/dev/null && kill -0 "$self" 2>/dev/null; do sleep 1; done
  kill -KILL "$self"
) </dev/null >/dev/null 2>&1 &
exec "$@"
