// Preloaded (`--import`) into the roles. Where the kernel cannot tie a child to its parent (macOS), the channel
// between them closes when the parent dies, and the role exits.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// This alone must not keep the role alive.
process.channel?.unref()
