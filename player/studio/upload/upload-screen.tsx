import { Screen } from '../parts/screen.tsx'
import { hrefOf } from '../route/route.ts'
import { texts } from '../texts/texts.ts'
import { DropZone } from './drop-zone.tsx'
import { sectionsOf } from './queue.ts'
import { UploadAnnouncer } from './upload-announcer.tsx'
import { UploadSection } from './upload-section.tsx'
import { useUploads } from './use-uploads.ts'

export function UploadScreen() {
  const uploads = useUploads()
  const { now, waiting, arrived } = sectionsOf(uploads.queue.value)
  return (
    <Screen title={texts.upload.title}>
      <DropZone onPick={(picked) => void uploads.add(picked)} />
      <p>
        <a href={hrefOf({ screen: 'import' })}>{texts.upload.toImport}</a>
      </p>
      <UploadAnnouncer />
      <UploadSection title={texts.upload.queue} items={now} />
      <UploadSection title={texts.upload.next} items={waiting} />
      <UploadSection title={texts.upload.arrived} items={arrived} />
    </Screen>
  )
}
