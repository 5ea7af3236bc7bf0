/** Shorter ones are found by trying; NIST SP 800-63B asks for no other rule. */
export const MIN_PASSWORD_LENGTH = 10
export const MAX_PASSWORD_LENGTH = 200
