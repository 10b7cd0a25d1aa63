-- Reading documents: what a person settles before a reading becomes a plan, and what was made of it.

alter table plan.import
  add column source jsonb,
  add column revision integer not null default 0,
  add column title text,
  add column kind text not null default 'action-plan'
    check (kind in ('strategy', 'delivery-plan', 'action-plan', 'update', 'commitments', 'recommendations')),
  add column corrects_plan_id uuid,
  add foreign key (partnership_id, corrects_plan_id) references plan.plan (partnership_id, id);
comment on column plan.import.source is 'The fragments of the document as taken apart, from which it is put together again after each answer.';
comment on column plan.import.revision is 'Counts changes to what is on the review screen.';
comment on column plan.import.title is 'What the plan is to be called; empty for the title in the document.';
comment on column plan.import.kind is 'What a new plan is to be.';
comment on column plan.import.corrects_plan_id is 'The plan that this file corrects; empty for a new plan.';
comment on column plan.import.plan_id is 'The plan that it became or was read into; empty until it is committed.';

grant update (source, revision, title, kind) on plan.import to throughline_app;
