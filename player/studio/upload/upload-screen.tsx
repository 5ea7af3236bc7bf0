import { Screen } from '../parts/screen.tsx'
import { useStudio } from '../studio.ts'
import { texts } from '../texts/texts.ts'
import { DropZone } from './drop-zone.tsx'
import { UploadAnnouncer } from './upload-announcer.tsx'
import { UploadCard } from './upload-card.tsx'

export function UploadScreen() {
  const { uploads } = useStudio()
  const queue = uploads.queue.value
  return (
    <Screen title={texts.upload.title}>
      <DropZone onPick={(picked) => void uploads.add(picked)} />
      <UploadAnnouncer />
      {queue.length > 0 && (
        <section aria-label={texts.upload.queue}>
          <h2>{texts.upload.queue}</h2>
          <ul class="uploads">
            {queue.map((item) => (
              <UploadCard key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
    </Screen>
  )
}
