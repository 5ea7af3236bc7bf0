import { expect, test } from 'vitest'
import { ConfigError, type Env } from '../../../media/config.ts'
import { readServerConfig } from '../../../server/config/config.ts'

test('an empty environment is enough', () => {
  expect(readServerConfig({})).toMatchObject({
    host: '0.0.0.0',
    port: 8080,
    baseUrl: null,
    admin: null,
    house: {
      organisation: 'Acción y Desarrollo',
      calendar: { zone: 'America/Lima' },
      spots: { prefix: 'AYD' },
    },
    siteTexts: {},
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
    TIME_ZONE: 'america/santiago',
    SPOT_PREFIX: 'JAU',
    SITE_TAGLINE_QU: 'Radiokuna',
    SITE_INTRO_ES: 'Todo es gratuito.',
    MAX_UPLOAD_BYTES: '1000',
    TRUSTED_PROXIES: '1',
  }
  expect(readServerConfig(env)).toMatchObject({
    port: 0,
    host: '127.0.0.1',
    baseUrl: 'https://chaski.example',
    admin: { email: 'ana@example.org', password: 'una clave larga', token: 'x'.repeat(20) },
    house: {
      organisation: 'Radio Jauja',
      calendar: { zone: 'America/Santiago' },
      spots: { prefix: 'JAU' },
    },
    siteTexts: { es: { intro: 'Todo es gratuito.' }, qu: { tagline: 'Radiokuna' }, en: {} },
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
  [{ TIME_ZONE: 'Peru' }, 'TIME_ZONE: expected a name of the tz database, such as America/Lima'],
  [{ TIME_ZONE: '-05:00' }, 'TIME_ZONE: expected a name'],
  [{ SPOT_PREFIX: 'ayd' }, 'SPOT_PREFIX: expected 2 to 5 capital letters'],
  [{ SPOT_PREFIX: 'SEXTET' }, 'SPOT_PREFIX: expected 2 to 5 capital letters'],
  [{ ORGANISATION: 'x'.repeat(101) }, 'ORGANISATION: expected one line of at most 100 characters'],
  [{ SITE_INTRO_EN: 'a\nb' }, 'SITE_INTRO_EN: expected one line of at most 300 characters'],
  [{ WEBHOOK_PRIVATE: 'yes' }, 'WEBHOOK_PRIVATE: expected one of allow, refuse'],
])('%j is told as “%s”', (env, mistake) => {
  expect(() => readServerConfig(env)).toThrow(mistake)
})

test('all mistakes are told at once, and no secret', () => {
  try {
    readServerConfig({ PORT: 'x', ADMIN_PASSWORD: 'secreta', TRUSTED_PROXIES: '-1', TIME_ZONE: 'x' })
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as ConfigError).mistakes).toHaveLength(5)
    expect(String(error)).not.toContain('secreta')
  }
})
