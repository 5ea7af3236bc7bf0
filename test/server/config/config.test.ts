import { expect, test } from 'vitest'
import { ConfigError, type Env } from '../../../media/config.ts'
import { readServerConfig } from '../../../server/config/config.ts'

test('an empty environment is enough', () => {
  expect(readServerConfig({})).toMatchObject({
    host: '0.0.0.0',
    port: 8080,
    baseUrl: null,
    admin: null,
    organisation: 'Acción y Desarrollo',
    databaseUrl: null,
    trustedProxies: 0,
  })
})

test('takes what it is told', () => {
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    BASE_URL: 'https://chaski.example/',
    ADMIN_EMAIL: 'ana@example.org',
    ADMIN_PASSWORD: 'una clave larga',
    ADMIN_TOKEN: 'x'.repeat(20),
    ORGANISATION: 'Radio Jauja',
    MAX_UPLOAD_BYTES: '1000',
    TRUSTED_PROXIES: '1',
  }
  expect(readServerConfig(env)).toMatchObject({
    port: 0,
    host: '127.0.0.1',
    baseUrl: 'https://chaski.example',
    admin: { email: 'ana@example.org', password: 'una clave larga', token: 'x'.repeat(20) },
    organisation: 'Radio Jauja',
    maxUploadBytes: 1000,
    trustedProxies: 1,
  })
})

test('a token alone opens an account of its own', () => {
  expect(readServerConfig({ ADMIN_TOKEN: 'x'.repeat(20) }).admin).toEqual({
    email: 'admin@localhost',
    password: null,
    token: 'x'.repeat(20),
  })
})

test.each<[Env, string]>([
  [{ PORT: '99999' }, 'PORT: expected a whole number from 0 to 65535'],
  [{ BASE_URL: 'chaski.example' }, 'BASE_URL: expected an address such as https://host'],
  [{ ADMIN_EMAIL: 'ana', ADMIN_PASSWORD: 'una clave larga' }, 'ADMIN_EMAIL: expected an e-mail address'],
  [{ ADMIN_EMAIL: 'a@b.pe' }, 'ADMIN_PASSWORD: expected to be set together with ADMIN_EMAIL'],
  [{ ADMIN_PASSWORD: 'una clave larga' }, 'ADMIN_EMAIL: expected to be set together with ADMIN_PASSWORD'],
  [{ ADMIN_EMAIL: 'a@b.pe', ADMIN_PASSWORD: 'corta' }, 'ADMIN_PASSWORD: expected at least 10 characters'],
  [{ ADMIN_TOKEN: 'corto' }, 'ADMIN_TOKEN: expected at least 20 characters'],
  [
    { ADMIN_TOKEN: 'con espacios en medio' },
    'ADMIN_TOKEN: expected letters, digits and signs without spaces',
  ],
  [{ SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@b.pe' }, 'SMTP_URL: expected an address such as smtp://'],
  [{ SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM: expected a sender'],
  [{ WEBHOOK_PRIVATE: 'yes' }, 'WEBHOOK_PRIVATE: expected one of allow, refuse'],
])('%j is told as “%s”', (env, mistake) => {
  expect(() => readServerConfig(env)).toThrow(mistake)
})

test('all mistakes are told at once, and no secret', () => {
  try {
    readServerConfig({ PORT: 'x', ADMIN_PASSWORD: 'secreta', TRUSTED_PROXIES: '-1' })
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as ConfigError).mistakes).toHaveLength(4)
    expect(String(error)).not.toContain('secreta')
  }
})
