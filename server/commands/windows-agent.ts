import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readServerConfig } from '../config/config.ts'
import { AGENT_FILE } from '../suitcase/start-file.ts'
import { fetchWindowsNode, WINDOWS_NODE } from '../windows-agent/fetch-node.ts'
import { WINDOWS_ZIP, windowsZip } from '../windows-agent/make-zip.ts'
import { nothing } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'

const STATION = join(import.meta.dirname, '../../station')

await runCommand({
  name: 'windows-agent',
  usage: `Usage: ./chaski windows-agent

Makes ${WINDOWS_ZIP}: the station agent with its Node (${WINDOWS_NODE.name}@${WINDOWS_NODE.version} from npm, about 35 MB), and what installs it with a
double click. It is kept in DATA_DIR; from then on the server offers it at /descargas/${WINDOWS_ZIP}. Once after each update.`,

  async run({ args, env, signal, print, say }) {
    nothing(args)
    const { dataDir, baseUrl } = readServerConfig(env)
    if (baseUrl === null)
      say('BASE_URL is not set: at the station somebody has to type the address of this server')
    say(`fetching ${WINDOWS_NODE.name}@${WINDOWS_NODE.version} with npm…`)
    const zip = await windowsZip({
      nodeExe: await fetchWindowsNode(WINDOWS_NODE, signal),
      agent: await readFile(join(STATION, 'dist', AGENT_FILE)),
      scripts: join(STATION, 'windows'),
      server: baseUrl,
    })
    const folder = join(dataDir, 'agent')
    await mkdir(folder, { recursive: true })
    const path = join(folder, WINDOWS_ZIP)
    await writeFile(`${path}.new`, zip)
    await rename(`${path}.new`, path)
    print(path)
  },
})
