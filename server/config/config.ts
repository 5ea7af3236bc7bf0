import { type Env, readConfig, readShared, type SharedConfig } from '../../media/config.ts'
import type { House } from '../../media/house.ts'
import { MIN_PASSWORD_LENGTH } from '../../media/passwords.ts'
import { type BackupConfig, readBackup } from './backup.ts'
import { readHouse, readSiteTexts, type SiteTexts } from './house.ts'

/** An account, or a token, that the environment asks for. */
export interface AdminConfig {
  email: string
  password: string | null
  token: string | null
}

export interface ServerConfig extends SharedConfig {
  host: string
  port: number
  /** Public address without a slash at its end; null: whatever name the visitor came by. */
  baseUrl: string | null
  admin: AdminConfig | null
  house: House
  /** What the site says of itself, where it is not what Chaski says. */
  siteTexts: SiteTexts
  /** Bytes of the largest upload. */
  maxUploadBytes: number
  /** Memory for the published files that are asked for most. */
  fileCacheBytes: number
  /** The internal location of the nginx in front that sends published files in our place; null where none does. */
  accelRedirect: string | null
  /** How many proxies stand in front and are believed about who the visitor is. */
  trustedProxies: number
  /** The SMTP server that carries notices, with the sender; null: stations are told by other ways only. */
  mail: { url: string; from: string } | null
  /** Whether webhooks may call addresses of the server's own network. */
  privateWebhooks: boolean
  /** Where a backup is made every night; null: nowhere. */
  backup: BackupConfig | null
}

const MIB = 2 ** 20
const GIB = 2 ** 30
const MIN_TOKEN_LENGTH = 20

/** @throws ConfigError that names every mistake in the environment */
export function readServerConfig(env: Env): ServerConfig {
  return readConfig(env, (read) => {
    const email = read.text('ADMIN_EMAIL')
    const password = read.text('ADMIN_PASSWORD')
    const token = read.text('ADMIN_TOKEN')
    if (email !== null && !email.includes('@')) read.mistake('ADMIN_EMAIL', 'an e-mail address')
    if (password !== null && email === null)
      read.mistake('ADMIN_EMAIL', 'to be set together with ADMIN_PASSWORD')
    if (email !== null && password === null && token === null) {
      read.mistake('ADMIN_PASSWORD', 'to be set together with ADMIN_EMAIL')
    }
    if (password !== null && password.length < MIN_PASSWORD_LENGTH) {
      read.mistake('ADMIN_PASSWORD', `at least ${MIN_PASSWORD_LENGTH} characters`)
    }
    if (token !== null && !/^[\x21-\x7e]+$/.test(token)) {
      read.mistake('ADMIN_TOKEN', 'letters, digits and signs without spaces')
    } else if (token !== null && token.length < MIN_TOKEN_LENGTH) {
      read.mistake('ADMIN_TOKEN', `at least ${MIN_TOKEN_LENGTH} characters`)
    }
    // A password in it may hold any sign, so that only the beginning is looked at.
    const smtp = read.text('SMTP_URL')
    const from = read.text('MAIL_FROM')
    if (smtp !== null && !/^smtps?:\/\/[^/]+/.test(smtp)) {
      read.mistake('SMTP_URL', 'an address such as smtp://user:password@host:587, with smtp: or smtps:')
    }
    if (smtp !== null && !from?.includes('@')) {
      read.mistake('MAIL_FROM', 'a sender such as Chaski <radio@example.org>, together with SMTP_URL')
    }
    const shared = readShared(read)
    const accelRedirect = read.text('X_ACCEL_REDIRECT')
    if (accelRedirect !== null && !/^\/([\w.-]+\/)+$/.test(accelRedirect))
      read.mistake('X_ACCEL_REDIRECT', 'a path such as /chaski-store/, with a slash at both ends')
    if (accelRedirect !== null && shared.bucket !== null)
      read.mistake('X_ACCEL_REDIRECT', 'nothing together with S3_BUCKET: a proxy cannot read the bucket')
    return {
      ...shared,
      accelRedirect,
      host: read.text('HOST') ?? '0.0.0.0',
      port: read.integer('PORT', { min: 0, max: 65_535, otherwise: 8080 }),
      baseUrl: read.url('BASE_URL', ['https:', 'http:']),
      admin: email || token ? { email: email ?? 'admin@localhost', password, token } : null,
      house: readHouse(read),
      siteTexts: readSiteTexts(read),
      maxUploadBytes: read.integer('MAX_UPLOAD_BYTES', { min: 1, max: 2 ** 50, otherwise: 20 * GIB }),
      fileCacheBytes: read.integer('FILE_CACHE_BYTES', { min: 0, max: 2 ** 40, otherwise: 64 * MIB }),
      trustedProxies: read.integer('TRUSTED_PROXIES', { min: 0, max: 10, otherwise: 0 }),
      mail: smtp !== null && from !== null ? { url: smtp, from } : null,
      backup: readBackup(read),
      privateWebhooks: read.choice('WEBHOOK_PRIVATE', ['allow', 'refuse'], 'refuse') === 'allow',
    }
  })
}
