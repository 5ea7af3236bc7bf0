import type { ShownProblem } from '../api/problem.ts'
import { useHouse } from '../house/use-house.ts'
import { CheckField, TextField } from '../parts/field.tsx'
import { faultOf } from '../parts/problem-note.tsx'
import { PlaceField } from '../suggestions/suggested-fields.tsx'
import { languageName } from '../texts/language-name.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { texts } from '../texts/texts.ts'
import { ProvinceField } from './province-field.tsx'
import { exampleName, LAST_CART, type StationFaults, type StationForm } from './station-form.ts'

interface Props {
  form: StationForm
  faults: StationFaults
  problem: ShownProblem | null
  onType: (form: StationForm) => void
}

/** The fields that staff fill in for a station. */
export function StationFields({ form, faults, problem, onType }: Props) {
  const { spots } = useHouse()
  const bind = <F extends Exclude<keyof StationForm, 'languages'>>(field: F, sentAs: string = field) => {
    const fault = faults[field]
    return {
      label: stationTexts.stations.fields[field],
      value: form[field],
      fault: fault ? stationTexts.stations.faults[fault] : faultOf(problem, sentAs),
      onType: (value: string) => onType({ ...form, [field]: value }),
    }
  }
  const offered = Object.keys(texts.languages).filter((tag) => tag !== '')
  const languages = [...new Set([...offered, ...form.languages])]
  return (
    <div class="stack">
      <TextField {...bind('name')} required maxLength={100} />
      <div class="pair">
        <PlaceField {...bind('place')} hint={stationTexts.stations.placeHint} maxLength={100} />
        <ProvinceField {...bind('province')} hint={stationTexts.stations.provinceHint} maxLength={100} />
      </div>
      <div class="pair">
        <TextField {...bind('contact')} hint={stationTexts.stations.contactHint} maxLength={300} />
        <TextField {...bind('email')} type="email" hint={stationTexts.stations.emailHint} maxLength={200} />
      </div>
      <fieldset class="bare">
        <legend>{stationTexts.stations.fields.languages}</legend>
        <p class="field-hint">{stationTexts.stations.languagesHint}</p>
        <div class="checks">
          {languages.map((tag) => (
            <CheckField
              key={tag}
              label={languageName(tag)}
              checked={form.languages.includes(tag)}
              onCheck={(checked) =>
                onType({
                  ...form,
                  languages: languages.filter((one) =>
                    one === tag ? checked : form.languages.includes(one),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <details class="more-below">
        <summary>{stationTexts.stations.automation}</summary>
        <div class="stack">
          <fieldset class="bare">
            <div class="pair">
              <TextField {...bind('cartFirst', 'carts')} type="number" min={1} max={LAST_CART} />
              <TextField {...bind('cartLast', 'carts')} type="number" min={1} max={LAST_CART} />
            </div>
            <p class="field-hint">{stationTexts.stations.cartsHint}</p>
          </fieldset>
          <TextField
            {...bind('nameTemplate')}
            hint={
              form.nameTemplate.trim() === '' || faults.nameTemplate
                ? stationTexts.stations.templateHint
                : stationTexts.stations.templateExample(exampleName(form.nameTemplate, spots))
            }
            maxLength={120}
          />
          <TextField
            {...bind('webhookUrl')}
            type="url"
            hint={stationTexts.stations.webhookHint}
            maxLength={500}
          />
        </div>
      </details>
    </div>
  )
}
