#!/bin/sh
# fluent-ffmpeg takes the path of a program, not a command line. What leads to ffmpeg through the jail comes first among
# its arguments, as far as there is one.
if [ "${1-}" = --filter ]; then
  exec "$(dirname "$0")/leash.sh" "$@"
fi
exec "$(dirname "$0")/leash.sh" ffmpeg "$@"
