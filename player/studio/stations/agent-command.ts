/** The file that a station downloads. */
export const AGENT_FILE = 'chaski-station.mjs'
export const AGENT_PATH = `/descargas/${AGENT_FILE}`

/** Where spots are stored, by operating system of the station's PC. */
export const AGENT_FOLDERS = { windows: 'C:\\Chaski', other: '$HOME/chaski' } as const
export type AgentSystem = keyof typeof AGENT_FOLDERS

/**
 * The command line that starts the agent, for cmd, PowerShell and sh alike.
 * @param server address of Chaski, without a trailing slash
 */
export function agentCommand(server: string, token: string, system: AgentSystem): string {
  return `node ${AGENT_FILE} pull --to "${AGENT_FOLDERS[system]}" --server ${server} --token ${token} --every 15`
}
