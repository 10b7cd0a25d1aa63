import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listQuery } from '../list-form.ts'
import { listChoosableOrganisations } from '../organisations/organisation-queries.ts'
import { mayAdminister } from '../permissions.ts'
import { listActiveUsers } from '../users/user-queries.ts'
import { addHolder } from './add-holder.ts'
import { addPost } from './add-post.ts'
import { AddPostPage } from './add-post-page.tsx'
import { endHolder } from './end-holder.ts'
import { AddHolderPage, EndHolderPage } from './holder-page.tsx'
import { addHolderForm, addPostForm, endHolderForm, renamePostForm } from './post-form.ts'
import { PostPage } from './post-page.tsx'
import { getHolding, getPost, listPosts } from './post-queries.ts'
import { PostsPage } from './posts-page.tsx'
import { renamePost } from './rename-post.ts'

export function postRoutes(app: App): void {
  const pathOf = (id: string) => `/partnership/posts/${id}`
  page(app, '/partnership/posts', {
    allow: mayAdminister,
    audit: 'none',
    query: listQuery,
    load: ({ db, query, today }) => listPosts(db, query, today),
    view: PostsPage,
  })
  formPage(app, '/partnership/posts/new', {
    allow: mayAdminister,
    audit: 'partnership.post.added',
    query: z.object({ organisation: z.uuid().optional().catch(undefined) }),
    load: async ({ db, today }) => ({
      newId: newId(),
      organisations: await listChoosableOrganisations(db, today),
    }),
    view: AddPostPage,
    form: addPostForm,
    save: ({ tx, actor, input, today }) => addPost(tx, actor, input, today),
    said: ({ input }) => `${input.title} added.`,
    next: ({ saved }) => pathOf(saved),
  })
  formPage(app, '/partnership/posts/:id', {
    allow: mayAdminister,
    audit: 'partnership.post.renamed',
    load: ({ db, params }) => getPost(db, params.id),
    view: PostPage,
    form: renamePostForm,
    save: ({ tx, actor, input, params }) => renamePost(tx, actor, params.id, input.title),
    said: () => 'Title changed.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/partnership/posts/:id/holders/new', {
    allow: mayAdminister,
    audit: 'partnership.post.held',
    load: async ({ db, params }) => ({
      post: await getPost(db, params.id),
      people: await listActiveUsers(db),
    }),
    view: AddHolderPage,
    form: addHolderForm,
    save: ({ tx, actor, input, params }) => addHolder(tx, actor, params.id, input),
    said: () => 'Holder added.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/partnership/posts/:id/holders/:userId/:from', {
    allow: mayAdminister,
    audit: 'partnership.post.left',
    load: ({ db, params }) => getHolding(db, params.id, params.userId, params.from),
    view: EndHolderPage,
    form: endHolderForm,
    save: ({ tx, actor, input, params }) =>
      endHolder(
        tx,
        actor,
        { postId: params.id, userId: params.userId, from: params.from },
        input.to,
      ),
    said: () => 'Last day saved.',
    next: ({ params }) => pathOf(params.id),
  })
}
