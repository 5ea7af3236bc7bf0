import { resolve } from 'node:path'
import { BUCKET_NAME, type BucketConfig, type EnvReader } from '../../media/config.ts'

export interface BackupConfig {
  /** As it was written, to be shown. */
  to: string
  place: BackupAddress
  /** Backups that are kept, the newest ones. */
  keep: number
}

export type BackupAddress =
  | { in: 'folder'; path: string }
  /** `folder` within the bucket, without slashes at its ends; empty for the bucket itself. */
  | { in: 'bucket'; bucket: BucketConfig; folder: string }

const KEEP = 14
const FOLDER = /^[\w.-]+(\/[\w.-]+)*$/

/** Where backups go: a folder, or `s3://bucket/folder` of a service that may be another than that of the store. */
export function readBackup(read: EnvReader): BackupConfig | null {
  const to = read.text('BACKUP_TO')
  const keep = read.integer('BACKUP_KEEP', { min: 1, max: 1000, otherwise: KEEP })
  if (to === null) return null
  if (!to.startsWith('s3://')) return { to, place: { in: 'folder', path: resolve(to) }, keep }
  const [bucket = '', ...folders] = to.slice('s3://'.length).replace(/\/+$/, '').split('/')
  const folder = folders.join('/')
  if (!BUCKET_NAME.test(bucket) || (folder !== '' && !FOLDER.test(folder)))
    read.mistake('BACKUP_TO', 'a folder, or s3://bucket/folder')
  return { to, keep, place: { in: 'bucket', bucket: readService(read, bucket), folder } }
}

/** The service of the store, unless the backup has its own: then everything about it is its own. */
function readService(read: EnvReader, bucket: string): BucketConfig {
  const own = read.text('BACKUP_S3_ACCESS_KEY_ID') ?? read.text('BACKUP_S3_ENDPOINT')
  const prefix = own === null ? '' : 'BACKUP_'
  const accessKeyId = read.text(`${prefix}S3_ACCESS_KEY_ID`)
  const secretAccessKey = read.text(`${prefix}S3_SECRET_ACCESS_KEY`)
  if (accessKeyId === null) read.mistake(`${prefix}S3_ACCESS_KEY_ID`, 'to be set: BACKUP_TO is a bucket')
  if (secretAccessKey === null)
    read.mistake(`${prefix}S3_SECRET_ACCESS_KEY`, 'to be set: BACKUP_TO is a bucket')
  return {
    endpoint: read.url(`${prefix}S3_ENDPOINT`, ['https:', 'http:']),
    bucket,
    region: read.text(`${prefix}S3_REGION`) ?? 'us-east-1',
    accessKeyId: accessKeyId ?? '',
    secretAccessKey: secretAccessKey ?? '',
    publicUrl: null,
  }
}
