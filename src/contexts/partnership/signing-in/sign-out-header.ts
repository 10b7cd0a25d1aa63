/**
 * What the browser kept of our pages is gone for whoever uses it next (ASVS 5.0, 14.3.1). Not its storage: the phone app
 * keeps there, sealed, what was written on the street and is not on the server yet, and nothing may wipe that. The list of
 * the night goes all the same: see design-system/browser/sign-out.ts. Not its cookies: the one by which it is known opens
 * nothing, and keeps strangers from making its people wait.
 */
export const signOutHeader = '"cache"'
