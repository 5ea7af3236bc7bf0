// Preloaded (`--import`) into the roles: where the kernel cannot tie a child to its parent (macOS), the channel
// between them closes when the parent dies, and the role ends itself.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Waiting for that alone must not keep the role alive.
process.channel?.unref()
