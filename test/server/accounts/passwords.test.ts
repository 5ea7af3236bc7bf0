import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from '../../../server/accounts/passwords.ts'
import { hashSecret, newSecret } from '../../../server/accounts/secrets.ts'

test('only the same password is right', async () => {
  const hash = await hashPassword('contraseña larga')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await verifyPassword('contraseña larga', hash)).toBe(true)
  expect(await verifyPassword('contraseña larga'.normalize('NFD'), hash)).toBe(true)
  expect(await verifyPassword('Contraseña larga', hash)).toBe(false)
  expect(await verifyPassword('', hash)).toBe(false)
})

test('two people with one password have two hashes', async () => {
  expect(await hashPassword('igual para dos')).not.toBe(await hashPassword('igual para dos'))
})

test('a hash of other cost, as another program made it, is read too', async () => {
  // Made by the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await verifyPassword('password', reference)).toBe(true)
  expect(await verifyPassword('Password', reference)).toBe(false)
})

test('without an account nothing is right, and a broken hash is told', async () => {
  expect(await verifyPassword('x', null)).toBe(false)
  await expect(verifyPassword('x', 'plain text')).rejects.toThrow('PHC')
})

test('secrets are long, unlike each other and kept as hashes', () => {
  expect(newSecret()).toMatch(/^[\w-]{43}$/)
  expect(newSecret()).not.toBe(newSecret())
  expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
