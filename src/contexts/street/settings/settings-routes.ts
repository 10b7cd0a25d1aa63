import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayCoordinate, mayGoOut } from '../../partnership/index.ts'
import { changeSettings } from './change-settings.ts'
import { settingForm } from './setting-form.ts'
import { SettingFormPage } from './setting-form-page.tsx'
import { listSettings } from './setting-queries.ts'
import { SettingsPage } from './settings-page.tsx'

export function settingsRoutes(app: App): void {
  page(app, '/street/settings', {
    allow: mayGoOut,
    audit: 'none',
    load: async ({ db }) => ({ settings: await listSettings(db) }),
    view: SettingsPage,
  })
  formPage(app, '/street/settings/change', {
    allow: mayCoordinate,
    audit: 'street.setting.changed',
    load: async ({ db }) => ({ settings: await listSettings(db) }),
    view: SettingFormPage,
    form: settingForm,
    save: ({ tx, actor, input, now }) => changeSettings(tx, actor, input, now),
    said: () => 'The rules are changed. They count from now on.',
    next: () => '/street/settings',
  })
}
