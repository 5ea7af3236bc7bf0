import { customAlphabet } from 'nanoid'
import type { SecretName, StationFields, StationSecrets } from '../../media/schemas/station.ts'
import { hashSecret, newSecret } from '../accounts/secrets.ts'
import type { StationKeys } from '../catalogue/stations.ts'

/** Defaults for fields that staff left empty. */
export const UNSAID_STATION: Omit<StationFields, 'name'> = {
  place: '',
  province: '',
  languages: [],
  contact: '',
  email: null,
  webhookUrl: null,
  carts: null,
  nameTemplate: null,
}

export const newStationId: () => string = customAlphabet('23456789abcdefghjkmnpqrstuvwxyz', 16)

/** A secret in both forms: the one handed out once, and the one stored. */
export interface NewSecret {
  secrets: StationSecrets
  kept: string
}

export const feedPath = (secret: string, format = 'xml'): string => `/feeds/${secret}/spots.${format}`
export const airingsPagePath = (secret: string): string => `/emisora/${secret}`

export function makeSecret(name: SecretName, baseUrl: string): NewSecret {
  const secret = newSecret()
  const kept = hashSecret(secret)
  switch (name) {
    case 'webhook': {
      // The key format of Standard Webhooks. Signing needs the key itself, so a hash will not do.
      const key = `whsec_${Buffer.from(secret, 'base64url').toString('base64')}`
      return { secrets: { webhookSecret: key }, kept: key }
    }
    case 'token':
      return { secrets: { token: secret }, kept }
    case 'feed':
      return { secrets: { feedUrl: baseUrl + feedPath(secret) }, kept }
    case 'page':
      return { secrets: { pageUrl: baseUrl + airingsPagePath(secret) }, kept }
  }
}

/** All secrets of a new station. */
export function makeSecrets(baseUrl: string): { secrets: StationSecrets; keys: StationKeys } {
  const [token, feed, page, webhook] = (['token', 'feed', 'page', 'webhook'] as const).map((name) =>
    makeSecret(name, baseUrl),
  ) as [NewSecret, NewSecret, NewSecret, NewSecret]
  return {
    secrets: { ...token.secrets, ...feed.secrets, ...page.secrets, ...webhook.secrets },
    keys: { token: token.kept, feed: feed.kept, page: page.kept, webhook: webhook.kept },
  }
}
