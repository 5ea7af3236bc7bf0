import type { FastifyRequest } from 'fastify'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
/** What proxies add; any of them means that somebody else stands behind the connection. */
const PROXY_HEADERS = /^(forwarded|via|x-forwarded-.+|x-real-ip|cf-connecting-ip|true-client-ip)$/

/** A proxy that adds nothing still passes on the name that was asked for. */
const LOCAL_HOST = /^(localhost|127\.[0-9.]+|\[::1\])(:\d+)?$/i

/** Whether a program on this machine asks, and not a proxy on this machine for somebody else. */
export function isLocalCaller({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    LOCAL_HOST.test(headers.host ?? '') &&
    !Object.keys(headers).some((name) => PROXY_HEADERS.test(name))
  )
}
