import { join } from 'node:path'
import type { ServerConfig } from '../config/config.ts'
import { runUntilTold } from '../supervisor/run-until-told.ts'
import { localUrl } from '../supervisor/services.ts'
import { nothing } from './arguments/read-arguments.ts'
import { type DemoAccount, demoAccount } from './demo/account.ts'
import { createApi } from './demo/api.ts'
import { links } from './demo/links.ts'
import { publishSamples } from './demo/publish-samples.ts'
import { runCommand } from './run-command.ts'

const folderOf = ({ dataDir }: ServerConfig): string => join(dataDir, 'demo')

/** The administrator that the environment asks for, or one of the demo's own; with a token in either case. */
async function accountFor(server: ServerConfig): Promise<DemoAccount> {
  const own = await demoAccount(join(folderOf(server), 'account.json'))
  return server.admin ? { ...server.admin, token: server.admin.token ?? own.token } : own
}

await runCommand({
  name: 'demo',
  usage: 'Usage: ./chaski demo: everything with three sample works, until Ctrl-C',

  async run(shell) {
    nothing(shell.args)
    const say = (line: string): void => shell.say(`chaski: ${line}`)
    await runUntilTold(
      {
        roles: ['server', 'worker'],

        async prepare(server) {
          const { email, password, token } = await accountFor(server)
          say('starting the server, the workers and Redis…')
          return {
            ADMIN_EMAIL: email,
            ADMIN_PASSWORD: password ?? '',
            ADMIN_TOKEN: token,
            // What happens is told by the demo; of the log only what went wrong.
            LOG_LEVEL: server.logLevel === 'info' ? 'warn' : server.logLevel,
          }
        },

        async afterStart({ server }, signal) {
          // By now the environment holds the same account.
          const account = await accountFor(server)
          const works = await publishSamples({
            api: createApi(localUrl(server), account.token, signal),
            scratch: folderOf(server),
            signal,
            say,
          })
          shell.print(links(server.baseUrl ?? localUrl(server), works, account))
        },
      },
      shell,
    )
  },
})
