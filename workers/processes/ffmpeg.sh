#!/bin/sh
# fluent-ffmpeg takes the path of a program, not a command line.
exec "$(dirname "$0")/leash.sh" ffmpeg "$@"
