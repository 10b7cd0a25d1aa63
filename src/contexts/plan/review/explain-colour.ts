import { deriveColour, type Standing } from './colour-rules.ts'

/** Why an action has the colour that it has, in words. */
export function explainColour(action: {
  status: string | null
  continues: boolean | null
  desirable: string | null
  achievable: string | null
  colourByHand: string | null
  colourReason: string | null
}): string {
  return action.colourByHand ? (action.colourReason ?? '') : deriveColour(action as Standing).why
}
