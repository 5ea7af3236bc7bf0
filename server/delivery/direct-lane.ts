import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { simpleGet } from './simple-get.ts'

type Pieces = readonly Buffer[]

/** The bytes of an answer, in pieces, now or soon; null where the answer is not a whole file for everyone. */
export type DirectAnswer = (path: string) => Pieces | Promise<Pieces | null> | null

export interface DirectLane {
  /** How many answers have left this way. */
  answered(): number
  /** Closes connections as they become idle, and leaves new requests to the server. */
  close(): void
}

/**
 * Answers the plainest of requests, for a whole published file, before Node's HTTP server has parsed them: that
 * costs more than sending the file. The first request on a connection that is anything else hands the connection over to
 * that server for good, with all that was read of it.
 */
export function openDirectLane(server: Server, answer: DirectAnswer): DirectLane {
  const http = server.listeners('connection') as ((socket: Socket) => void)[]
  const sockets = new Set<Socket>()
  /** Those whose answer is still being read from the store. */
  const waiting = new Set<Socket>()
  let answered = 0
  let closing = false

  const onConnection = (socket: Socket): void => {
    const send = (pieces: Pieces): void => {
      answered++
      socket.cork()
      for (const piece of pieces) socket.write(piece)
      socket.uncork()
      if (closing) socket.end()
      // Who does not read is not read from: answers would gather here.
      else if (socket.writableNeedDrain) socket.pause()
    }
    const wait = (coming: Promise<Pieces | null>, chunk: Buffer): void => {
      const goOn = (pieces: Pieces | null): void => {
        waiting.delete(socket)
        if (socket.destroyed) return
        socket.resume()
        if (pieces) send(pieces)
        else handOver(chunk)
      }
      waiting.add(socket)
      socket.pause()
      // What fails fails again there, and is answered and logged.
      coming.then(goOn, () => goOn(null))
    }
    const onData = (chunk: Buffer): void => {
      const path = closing ? null : simpleGet(chunk)
      const pieces = path === null ? null : answer(path)
      if (pieces === null) handOver(chunk)
      else if (pieces instanceof Promise) wait(pieces, chunk)
      else send(pieces)
    }
    const onDrain = (): void => {
      socket.resume()
    }
    const onEnd = (): void => {
      socket.end()
    }
    const onTimeout = (): void => {
      // On a weak link a segment may take longer than a connection may be idle.
      if (socket.writableLength === 0 && !waiting.has(socket)) socket.destroy()
    }
    const onError = (): void => {
      socket.destroy()
    }
    const onClose = (): void => {
      sockets.delete(socket)
    }
    const listeners = Object.entries({
      ...{ data: onData, drain: onDrain, end: onEnd, timeout: onTimeout, error: onError, close: onClose },
    })

    const handOver = (chunk: Buffer): void => {
      sockets.delete(socket)
      for (const [event, listener] of listeners) socket.off(event, listener)
      socket.setTimeout(0)
      socket.pause()
      for (const listener of http) listener.call(server, socket)
      socket.unshift(chunk)
      socket.resume()
    }

    sockets.add(socket)
    for (const [event, listener] of listeners) socket.on(event, listener)
    socket.setTimeout(server.keepAliveTimeout)
  }

  server.removeAllListeners('connection')
  server.on('connection', onConnection)
  return {
    answered: () => answered,
    close() {
      closing = true
      for (const socket of sockets) {
        if (waiting.has(socket)) continue
        if (socket.writableLength === 0) socket.destroy()
        else socket.end()
      }
    },
  }
}
