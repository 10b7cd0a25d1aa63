// The door of the public site.
export { publicSiteRoutes } from './routes.ts'
