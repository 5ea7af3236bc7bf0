import type { FastifyRequest } from 'fastify'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
/** Headers that proxies add. Any of them means that the connection was made on behalf of somebody else. */
const PROXY_HEADERS = /^(forwarded|via|x-forwarded-.+|x-real-ip|cf-connecting-ip|true-client-ip)$/

/** A proxy that adds no headers still passes on the requested host name. */
const LOCAL_HOST = /^(localhost|127\.[0-9.]+|\[::1\])(:\d+)?$/i

/**
 * Whether the request comes from a program on this machine, rather than from a local proxy on behalf of somebody
 * else.
 */
export function isLocalCaller({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    LOCAL_HOST.test(headers.host ?? '') &&
    !Object.keys(headers).some((name) => PROXY_HEADERS.test(name))
  )
}
