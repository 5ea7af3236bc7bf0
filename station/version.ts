/** The same as in package.json, which a station that has only the one file does not have. */
export const VERSION = '1.0.0'

/** How the agent names itself to the server. */
export const AGENT = `chaski-station/${VERSION} (${process.platform}; node ${process.versions.node})`
