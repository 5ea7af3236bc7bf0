/** What a program needs that is started without the developer's own settings and proxies. */
export const BARE_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  // A start costs half as much where compiled code is kept, and tests start hundreds of processes.
  ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
}
