import { Screen } from '../parts/screen.tsx'
import { texts } from '../texts/texts.ts'
import { DropZone } from './drop-zone.tsx'
import { inSight } from './queue.ts'
import { UploadAnnouncer } from './upload-announcer.tsx'
import { UploadCard } from './upload-card.tsx'
import { useUploads } from './use-uploads.ts'

export function UploadScreen() {
  const uploads = useUploads()
  const queue = uploads.queue.value
  return (
    <Screen title={texts.upload.title}>
      <DropZone onPick={(picked) => void uploads.add(picked)} />
      <UploadAnnouncer />
      {queue.length > 0 && (
        <section aria-label={texts.upload.queue}>
          <h2>{texts.upload.queue}</h2>
          <ul class="uploads">
            {inSight(queue).map((item) => (
              <UploadCard key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
    </Screen>
  )
}
