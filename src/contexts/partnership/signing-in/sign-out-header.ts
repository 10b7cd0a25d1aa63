/**
 * What the browser kept of our pages is gone for whoever uses it next (ASVS 5.0, 14.3.1). Not its cookies: the one by
 * which it is known opens nothing, and keeps strangers from making its people wait.
 */
export const signOutHeader = '"cache", "storage"'
