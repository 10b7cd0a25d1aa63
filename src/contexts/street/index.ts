// The door of the street context: what other contexts may use.
export { streetRoutes } from './routes.ts'
