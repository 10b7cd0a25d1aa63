import type { SignInState } from './sign-in-state.ts'

/** Where somebody on their way in goes on: the address of the next step, or 'enter' where nothing is missing. */
export function nextStep(state: SignInState): string {
  if (!state.userId) return state.providerId ? '/sign-in/first-time' : '/sign-in'
  if (!state.firstWay) return state.invited ? '/sign-in/choose' : '/sign-in'
  if (!state.needsSecond) return 'enter'
  const hasFactor = state.hasApp || state.passkeys.length > 0
  if (!state.secondWay) return hasFactor ? '/sign-in/second' : '/sign-in/set-up'
  // Whoever's own provider asked for the second factor has none here, and no codes to keep.
  if (hasFactor && state.recoveryLeft === 0) return '/sign-in/recovery-codes'
  return 'enter'
}
