import { fastify } from 'fastify'
import { Redis } from 'ioredis'

// What anybody would write first: a route with a schema that adds one entry to a stream. Told its Redis; tells its port.

const [redisUrl = ''] = process.argv.slice(2)
const redis = new Redis(redisUrl, { enableAutoPipelining: true })
const app = fastify()

app.post<{ Params: { id: string }; Body: { token: string; part: number; seconds: number } }>(
  '/api/works/:id/views',
  {
    schema: {
      body: {
        type: 'object',
        required: ['token', 'part', 'seconds'],
        properties: {
          token: { type: 'string' },
          part: { type: 'integer' },
          seconds: { type: 'number' },
        },
      },
    },
  },
  async (request, reply) => {
    const { token, seconds } = request.body
    await redis.xadd('plain', '*', 'work', request.params.id, 'viewing', token, 'seconds', seconds)
    return reply.code(204).send()
  },
)
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
