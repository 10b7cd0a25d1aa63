import { Dated, GovukSummaryList } from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { PersonAsked } from '../../people/index.ts'
import type { Care } from './list-queries.ts'
import { NextStepWords } from './list-words.tsx'
import type { ShownSpell } from './place-queries.ts'

export type Place = { spells: ShownSpell[]; care: Care | null; mayWrite: boolean }

/** What somebody is at the end of a day; undefined where they are not on the list. */
function spellOn(spells: readonly ShownSpell[], day: PlainDate): ShownSpell | undefined {
  return spells.find(one => one.fromOn <= day && (one.toOn === null || one.toOn > day))
}

/** 'Sleeping rough in Thistleford since 3 May 2026', and why. */
function StatusWords({ spell }: { spell: ShownSpell }) {
  const where = spell.status === 'active' && spell.area ? ` in ${spell.area}` : ''
  return (
    <>
      {spell.statusLabel}
      {where} since <Dated value={spell.fromOn} />
      <p class="govuk-hint govuk-!-margin-bottom-0">
        {spell.reason}
        {spell.ruleVersion !== null && `, version ${spell.ruleVersion}`}. {spell.organisation}
      </p>
    </>
  )
}

/** Somebody's place on the by-name list, on the page about them. */
export function PlaceSection({ loaded, asked }: { loaded: Place; asked: PersonAsked }) {
  const { spells, care, mayWrite } = loaded
  const now = spellOn(spells, asked.today)
  const ahead = spells.find(one => one.fromOn > asked.today && one.came === 'rule')
  const here = `/people/${asked.personId}/list`
  if (spells.length === 0 && !care && !mayWrite) return null
  return (
    <>
      {now ? (
        <GovukSummaryList
          rows={[
            {
              key: { text: 'Where they are' },
              value: { html: <StatusWords spell={now} /> },
              ...actions(mayWrite, `${here}/status`, 'Say where they are now'),
            },
            {
              key: { text: 'Lead worker' },
              value: { text: care?.lead ?? 'Nobody yet' },
              ...actions(mayWrite, `${here}/care`, 'Change', ' the lead worker and the next step'),
            },
            { key: { text: 'Target group' }, value: { text: care?.group ?? 'None' } },
            {
              key: { text: 'Next step' },
              value: { html: <NextStepWords care={care} today={asked.today} /> },
            },
          ]}
        />
      ) : (
        <p class="govuk-body">They are not on the by-name list, as far as you can see.</p>
      )}
      {now && ahead && (
        <p class="govuk-body">
          If nobody sees or hears of them before, they count as not seen from{' '}
          <Dated value={ahead.fromOn} />.
        </p>
      )}
      <p class="govuk-body">
        {!now && mayWrite && (
          <a class="govuk-link" href={`${here}/status`}>
            Put them on the list
          </a>
        )}
        {spells.length > 0 && (
          <a class="govuk-link" href={here}>
            Their history on the list
          </a>
        )}
      </p>
    </>
  )
}

function actions(mayWrite: boolean, href: string, text: string, visuallyHiddenText = '') {
  return mayWrite ? { actions: { items: [{ href, text, visuallyHiddenText }] } } : {}
}
