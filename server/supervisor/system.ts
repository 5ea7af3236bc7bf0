import type { SupervisorConfig } from './config.ts'
import type { Service } from './keep-running.ts'
import { redisService, serverService, workerService } from './services.ts'

export type Role = 'server' | 'worker'

/** The services that these roles need, in start order. */
export function servicesFor(roles: readonly Role[], { env, server }: SupervisorConfig): Service[] {
  const services: Service[] = []
  if (server.redisEmbedded) services.push(redisService(server))
  if (roles.includes('server')) services.push(serverService(server, env))
  if (roles.includes('worker')) services.push(workerService(env))
  return services
}
