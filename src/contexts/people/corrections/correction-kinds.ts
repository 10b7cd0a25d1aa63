import type { FactTable } from '../record/facts/fact-rows.ts'
import { belongingKind } from '../record/kinds/belonging.tsx'
import { birthKind } from '../record/kinds/birth.tsx'
import { companionKind } from '../record/kinds/companion.tsx'
import { contactRouteKind } from '../record/kinds/contact-route.tsx'
import { identifierKind } from '../record/kinds/identifier.tsx'
import { lookKind } from '../record/kinds/look.tsx'
import { nameKind } from '../record/kinds/name.tsx'
import { noteKind } from '../record/kinds/note.tsx'
import { verificationKind } from '../record/kinds/verification.tsx'
import { whereaboutsKind } from '../record/kinds/whereabouts.tsx'

/** Every kind of fact that can be put right with the form that it was told with, by its table. */
export const correctable = {
  name: nameKind,
  birth: birthKind,
  look: lookKind,
  identifier: identifierKind,
  contact_route: contactRouteKind,
  companion: companionKind,
  belonging: belongingKind,
  whereabouts: whereaboutsKind,
  verification: verificationKind,
  note: noteKind,
}

/** The tables of facts by the name that the database gives them, as corrections keep it. */
export const tablesByKind: Record<string, { table: FactTable; words: string; isOnCard: boolean }> =
  {
    ...Object.fromEntries(
      Object.entries(correctable).map(([kind, { table, words, isOnCard }]) => [
        kind,
        { table, words: words.one, isOnCard },
      ]),
    ),
    answer: { table: 'people.answer', words: 'answer', isOnCard: true },
    picture: { table: 'people.picture', words: 'picture', isOnCard: false },
  }
