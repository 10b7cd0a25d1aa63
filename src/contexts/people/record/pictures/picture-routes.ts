import { newId } from '../../../../platform/ids.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import type { App } from '../../../../platform/web/app.ts'
import { download } from '../../../../platform/web/download.ts'
import { formPage } from '../../../../platform/web/form-page.ts'
import { NotAllowed } from '../../../../platform/web/route.ts'
import { mayWorkWithPeople } from '../../../partnership/index.ts'
import { endFactRoute } from '../facts/fact-routes.tsx'
import { getPerson } from '../person-queries.ts'
import { listMayTell } from '../record-queries.ts'
import { personViewed } from '../view-audit.ts'
import { addPicture, mayKeepPicture } from './add-picture.ts'
import { pictureForm } from './picture-form.ts'
import { pictureKind } from './picture-kind.ts'
import { PictureFormPage } from './picture-page.tsx'

export function pictureRoutes(app: App): void {
  formPage(app, '/people/:id/pictures/new', {
    allow: mayWorkWithPeople,
    audit: 'people.picture.added',
    look: personViewed('pictures'),
    uploads: true,
    load: async ({ db, actor, params }) => {
      const person = await getPerson(db, params.id)
      if (!(await mayKeepPicture(db, await listMayTell(db, actor, params.id))))
        throw new NotAllowed()
      return { person, newId: newId() }
    },
    view: PictureFormPage,
    form: pictureForm,
    save: ({ tx, actor, input, params, now, today }) =>
      addPicture(tx, actor, params.id, input, { files: app.files, now, today }),
    said: () => 'Saved.',
    next: ({ params }) => `/people/${params.id}#pictures`,
  })
  endFactRoute(app, pictureKind)
  download(app, '/people/:id/pictures/:row/picture', {
    allow: mayWorkWithPeople,
    audit: 'people.picture.viewed',
    load: async ({ db, params }) => {
      const picture = await db
        .selectFrom('people.picture as p')
        .innerJoin('people.record as r', 'r.id', 'p.recordId')
        .innerJoin('platform.file as f', 'f.id', 'p.fileId')
        .select(['f.sha256', 'f.mediaType', 'f.name'])
        .where('p.id', '=', params.row)
        .where('r.personId', '=', params.id)
        // A picture that somebody took back is not shown to anybody.
        .where('p.endedAt', 'is', null)
        .executeTakeFirst()
      if (!picture) throw new NotFound()
      return {
        name: picture.name,
        type: picture.mediaType,
        body: await app.files.get(picture.sha256),
        about: { kind: 'person', id: params.id },
      }
    },
  })
}
