/** As the build of `station/` calls it; on a stick it stands beside the folders of the stations. */
export const AGENT_FILE = 'chaski-station.mjs'

/** In the folder of each station, to be double-clicked on Windows. */
export const START_FILE = 'tomar-maletin.cmd'

/**
 * Runs the agent that travels on the stick, with the settings of the PC if there are any. In ASCII, since old consoles know
 * nothing else.
 * @param stationId letters and digits alone
 */
export function startText(stationId: string): string {
  const pull = `node "%~dp0..\\${AGENT_FILE}" pull --once --from "%~dp0..\\.." --station ${stationId}`
  return [
    '@echo off',
    'chcp 65001 >nul',
    'where node >nul 2>nul || (echo Falta Node.js: pidalo a la organizacion. & pause & exit /b 1)',
    'set "AJUSTES=C:\\Chaski-agente\\chaski-station.json"',
    'if exist "%AJUSTES%" (',
    `  ${pull} --config "%AJUSTES%"`,
    ') else (',
    `  ${pull} --to "C:\\Chaski"`,
    ')',
    'pause',
    '',
  ].join('\r\n')
}
