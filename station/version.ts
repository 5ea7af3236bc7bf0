/** The version in package.json, which is not part of the bundle. */
export const VERSION = '1.0.0'

/** The agent's user agent string. */
export const AGENT = `chaski-station/${VERSION} (${process.platform}; node ${process.versions.node})`
