// The door of the demonstration: what commands may use.
export { demonstrationCode } from './known-app.ts'
export { describeLarge } from './large/describe-large.ts'
export { loadLarge } from './large/load-large.ts'
export { loadDemonstration } from './load-demonstration.ts'
export { describeSignIns, isDemonstration } from './sign-ins.ts'
export { loadStreets } from './streets/load-streets.ts'
export { mostPeople } from './streets/street-reference.ts'
export { describeStreets } from './streets/street-workers.ts'
