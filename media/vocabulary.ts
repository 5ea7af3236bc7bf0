/**
 * The words of Chaski, each list once. Types, schemas, routes and pages derive from them; a word that is not here is not
 * part of the product.
 */

export const KINDS = ['video', 'spot', 'brochure'] as const
export type Kind = (typeof KINDS)[number]

/** How far processing is. Who may see a work is its `Visibility`, decided by a person. */
export const STATUSES = ['queued', 'processing', 'ready', 'failed'] as const
export type Status = (typeof STATUSES)[number]

export const VISIBILITIES = ['draft', 'unlisted', 'public'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/**
 * Administrators manage accounts, editors manage works, viewers only read figures and reports, stations only pull spots
 * and report airings.
 */
export const ROLES = ['administrator', 'editor', 'viewer', 'station'] as const
/** Those that a person can be given; a station's account comes with its station. */
export const PERSON_ROLES = ['administrator', 'editor', 'viewer'] as const
/** Those that work with the catalogue. */
export const STAFF_ROLES = ['administrator', 'editor'] as const
export type Role = (typeof ROLES)[number]
export type PersonRole = (typeof PERSON_ROLES)[number]

/** What a token may be used for, besides what its owner may do. */
export const TOKEN_SCOPES = ['everything', 'uploading', 'reading', 'figures'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** Languages of the interface. Languages of works are any BCP 47 tag (`es-PE`, `quy`, `qxw`, `en`). */
export const INTERFACE_LANGUAGES = ['es', 'qu', 'en'] as const
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number]
