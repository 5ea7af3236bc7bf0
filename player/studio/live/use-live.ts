import { provided } from '../context/provided.ts'
import type { LiveFeed } from './live-feed.ts'

export const [LiveProvider, useLive] = provided<LiveFeed>()
