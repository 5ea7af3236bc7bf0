#!/bin/sh
# Runs `leash.sh PROGRAM ARGS…` so that it cannot outlive its worker, even one that was killed with -9, cannot take
# more memory than a work may cost, and learns nothing of it. The process id stays the same through every exec.
#
# setsid: its own process group, so that a Ctrl-C in the terminal stops the worker and not half of its encodes.

# Address space in kB; ffmpeg with all its libraries maps about 1 GB before it does anything. A program that reserves
# far more than it uses (V8 does) sets its own and limits itself by other means.
ulimit -v "${LEASH_ADDRESS_SPACE:-6291456}" 2>/dev/null

# It reads what a stranger sent: of the worker's own environment, which names its secrets, it gets what it needs to run
# and, where it is Node, to answer.
set -- env -i "PATH=${PATH:-/usr/local/bin:/usr/bin:/bin}" \
  ${NODE_CHANNEL_FD:+"NODE_CHANNEL_FD=$NODE_CHANNEL_FD"} \
  ${NODE_CHANNEL_SERIALIZATION_MODE:+"NODE_CHANNEL_SERIALIZATION_MODE=$NODE_CHANNEL_SERIALIZATION_MODE"} \
  "$@"

# In a session of its own, Linux would weigh its niceness against nothing but itself: it is told of the whole session.
# Refused to all but root within a tenth of a second of another; the program then runs all the same.
if [ -w /proc/self/autogroup ] && [ "$(nice)" != 0 ]; then
  set -- sh -c 'nice >/proc/self/autogroup 2>/dev/null; exec "$@"' sh "$@"
fi

if command -v setpriv >/dev/null 2>&1; then
  exec setsid setpriv --pdeathsig KILL "$@"
fi

# Where the kernel does not offer it (macOS), a shell beside it looks once a second.
worker=$PPID
self=$$
(
  while kill -0 "$worker" 2>/dev/null && kill -0 "$self" 2>/dev/null; do sleep 1; done
  kill -KILL "$self"
) </dev/null >/dev/null 2>&1 &
exec "$@"
