-- What people are asked about themselves, and the answers offered. Versioned data: a label that a national return changes
-- ends (`valid_to`) and another begins. `certainty` says how well the source was known: confirmed was read in the
-- named source, second-hand in a file that describes it, general-knowledge in none; own is ours. 'Not known' and
-- 'prefers not to say' are states of an answer, not choices; no answer at all is 'not asked'.

insert into people.question (code, label, hint, category, many, position, valid_from, source, certainty)
select code, label, hint, category, many, position, date '2026-01-01', source, certainty
from (values
  ('pronouns', 'What words do they use for themselves?', 'For example, she and her', 'identity', false, 10,
   'Throughline', 'own'),
  ('sex', 'Sex', 'Asked because national counts are printed by sex', 'identity', false, 20,
   'MHCLG rough sleeping snapshot, open data, dimension Sex: M, F, U (GSS-Cogs/family-homelessness)', 'confirmed'),
  ('gender', 'Gender', 'As they say it', 'identity', false, 30,
   'MHCLG Rough Sleeping Data Framework, gender: Female, Male, Other', 'second-hand'),
  ('gender-same', 'Is their gender the same as the sex registered at birth?',
   'Ask only where it helps them. It can be left out', 'safeguarding', false, 40,
   'ONS, Census 2021, gender identity question', 'general-knowledge'),
  ('ethnicity', 'Ethnic group', 'As they describe themselves. H-CLIC asks for it (table A8)', 'identity', false, 50,
   'ONS harmonised ethnic groups for England, 2021 wording', 'general-knowledge'),
  ('nationality', 'Nationality', 'More than one can be true. Name the country where it is not the United Kingdom', 'identity',
   true, 60, 'MHCLG rough sleeping snapshot, open data, dimension Nationality: UK, EU Non-UK, Non EU, Not Known (GSS-Cogs/family-homelessness)',
   'confirmed'),
  ('language', 'Languages they speak', 'Their best one first', 'identity', true, 70, 'Throughline', 'own'),
  ('interpreter', 'Do they want an interpreter?', 'Say for which language', 'identity', false, 80, 'Throughline', 'own'),
  ('reading', 'Do they want help with reading or writing?', null, 'identity', false, 90, 'Throughline', 'own'),
  ('immigration-status', 'Immigration status', 'Only what they say or have shown. It may decide which help they can have',
   'immigration', false, 100, 'H-CLIC table A11 (2022 labels) and the EU Settlement Scheme; the present labels are not confirmed',
   'general-knowledge'),
  ('public-funds', 'Can they claim public funds?', null, 'immigration', false, 110,
   'MHCLG Rough Sleeping Data Framework, immigration: access to public funds', 'second-hand'),
  ('care-leaver', 'Were they in care as a child?', 'Care leavers under 25 have rights of their own', 'housing', false, 120,
   'H-CLIC table A3, support needs: care leaver 18–20, 21–24, 25+', 'second-hand'),
  ('armed-forces', 'Have they or their family served in the armed forces?', null, 'housing', false, 130,
   'MHCLG CORE lettings log 2026, armed forces (communitiesuk/submit-social-housing-lettings-and-sales-data); labels shortened',
   'confirmed'),
  ('sexual-orientation', 'Sexual orientation', 'H-CLIC asks for it (table A12). It can be left out', 'safeguarding', false, 140,
   'ONS harmonised sexual identity', 'general-knowledge')
) as question (code, label, hint, category, many, position, source, certainty);

insert into people.choice (question, code, label, position, valid_from, mapping)
select question, code, label, row_number() over (partition by question order by at), date '2026-01-01', mapping::jsonb
from (values
  (1, 'pronouns', 'she', 'She and her', '{}'),
  (2, 'pronouns', 'he', 'He and him', '{}'),
  (3, 'pronouns', 'they', 'They and them', '{}'),
  (4, 'pronouns', 'other', 'Other words', '{}'),

  (1, 'sex', 'female', 'Female', '{"snapshot": "F"}'),
  (2, 'sex', 'male', 'Male', '{"snapshot": "M"}'),

  (1, 'gender', 'woman', 'Woman', '{"rsdf": "Female"}'),
  (2, 'gender', 'man', 'Man', '{"rsdf": "Male"}'),
  (3, 'gender', 'non-binary', 'Non-binary', '{"rsdf": "Other"}'),
  (4, 'gender', 'other', 'In another way', '{"rsdf": "Other"}'),

  (1, 'gender-same', 'yes', 'Yes', '{}'),
  (2, 'gender-same', 'no', 'No', '{}'),

  (1, 'ethnicity', 'white-british', 'White: English, Welsh, Scottish, Northern Irish or British', '{}'),
  (2, 'ethnicity', 'white-irish', 'White: Irish', '{}'),
  (3, 'ethnicity', 'white-gypsy-traveller', 'White: Gypsy or Irish Traveller', '{}'),
  (4, 'ethnicity', 'white-roma', 'White: Roma', '{}'),
  (5, 'ethnicity', 'white-other', 'White: any other', '{}'),
  (6, 'ethnicity', 'mixed-white-black-caribbean', 'Mixed: White and Black Caribbean', '{}'),
  (7, 'ethnicity', 'mixed-white-black-african', 'Mixed: White and Black African', '{}'),
  (8, 'ethnicity', 'mixed-white-asian', 'Mixed: White and Asian', '{}'),
  (9, 'ethnicity', 'mixed-other', 'Mixed: any other', '{}'),
  (10, 'ethnicity', 'asian-indian', 'Asian or Asian British: Indian', '{}'),
  (11, 'ethnicity', 'asian-pakistani', 'Asian or Asian British: Pakistani', '{}'),
  (12, 'ethnicity', 'asian-bangladeshi', 'Asian or Asian British: Bangladeshi', '{}'),
  (13, 'ethnicity', 'asian-chinese', 'Asian or Asian British: Chinese', '{}'),
  (14, 'ethnicity', 'asian-other', 'Asian or Asian British: any other', '{}'),
  (15, 'ethnicity', 'black-caribbean', 'Black, Black British, Caribbean or African: Caribbean', '{}'),
  (16, 'ethnicity', 'black-african', 'Black, Black British, Caribbean or African: African', '{}'),
  (17, 'ethnicity', 'black-other', 'Black, Black British, Caribbean or African: any other', '{}'),
  (18, 'ethnicity', 'arab', 'Other: Arab', '{}'),
  (19, 'ethnicity', 'other', 'Other: any other', '{}'),

  (1, 'nationality', 'uk', 'United Kingdom', '{"snapshot": "UK", "rsdf": "UK"}'),
  (2, 'nationality', 'eu', 'Another country of the European Union', '{"snapshot": "EU Non-UK", "rsdf": "EEA"}'),
  (3, 'nationality', 'eea', 'Iceland, Liechtenstein or Norway', '{"snapshot": "Non EU", "rsdf": "EEA"}'),
  (4, 'nationality', 'elsewhere', 'Anywhere else', '{"snapshot": "Non EU", "rsdf": "non-EU"}'),
  (5, 'nationality', 'stateless', 'No nationality', '{"snapshot": "Non EU", "rsdf": "non-EU"}'),

  (1, 'interpreter', 'yes', 'Yes', '{}'),
  (2, 'interpreter', 'no', 'No', '{}'),

  (1, 'reading', 'yes', 'Yes', '{}'),
  (2, 'reading', 'no', 'No', '{}'),

  (1, 'immigration-status', 'british-irish', 'British or Irish citizen', '{}'),
  (2, 'immigration-status', 'eu-settled', 'EU Settlement Scheme: settled', '{}'),
  (3, 'immigration-status', 'eu-pre-settled', 'EU Settlement Scheme: pre-settled', '{}'),
  (4, 'immigration-status', 'eu-applied', 'EU Settlement Scheme: applied, or may still apply', '{}'),
  (5, 'immigration-status', 'indefinite-leave', 'Indefinite leave to remain', '{}'),
  (6, 'immigration-status', 'limited-leave', 'Limited leave to remain', '{}'),
  (7, 'immigration-status', 'refugee', 'Granted refugee status', '{}'),
  (8, 'immigration-status', 'other-protection', 'Humanitarian or other protection', '{}'),
  (9, 'immigration-status', 'asylum-seeker', 'Has asked for asylum and waits for a decision', '{}'),
  (10, 'immigration-status', 'refused-asylum', 'Asylum was refused', '{}'),
  (11, 'immigration-status', 'visa', 'Here on a visa', '{}'),
  (12, 'immigration-status', 'no-leave', 'No permission to stay at present', '{}'),
  (13, 'immigration-status', 'other', 'Something else', '{}'),

  (1, 'public-funds', 'yes', 'Yes', '{}'),
  (2, 'public-funds', 'no', 'No', '{}'),
  (3, 'public-funds', 'asking', 'Advice has been asked for', '{}'),

  (1, 'care-leaver', 'yes', 'Yes', '{}'),
  (2, 'care-leaver', 'no', 'No', '{}'),

  (1, 'armed-forces', 'regular', 'Yes, in the regular forces', '{"core": "1"}'),
  (2, 'armed-forces', 'reserve', 'Yes, in the reserve forces', '{"core": "4"}'),
  (3, 'armed-forces', 'spouse', 'Their spouse or civil partner served, and they were bereaved or separated in the last two years',
   '{"core": "5"}'),
  (4, 'armed-forces', 'no', 'No', '{"core": "2"}'),

  (1, 'sexual-orientation', 'straight', 'Straight or heterosexual', '{}'),
  (2, 'sexual-orientation', 'gay-lesbian', 'Gay or lesbian', '{}'),
  (3, 'sexual-orientation', 'bisexual', 'Bisexual', '{}'),
  (4, 'sexual-orientation', 'other', 'In another way', '{}')
) as choice (at, question, code, label, mapping);

-- Pictures: only where an agreement that the organisation is party to speaks of them.
create function people.may_keep_pictures() returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from partnership.clause_in_force c
    join partnership.party_in_force p on p.agreement_id = c.agreement_id and p.organisation_id = platform.current_organisation_id()
    where c.category = 'picture' and c.partnership_id = platform.current_partnership_id())
$$;
comment on function people.may_keep_pictures is
  'Whether a clause in force lets the organisation of whoever asks keep pictures of people.';
grant execute on function people.may_keep_pictures() to throughline_app;
create policy only_where_agreed on people.picture as restrictive for insert to throughline_app
  with check ((select people.may_keep_pictures()));

-- The first telling may hold anything: a number, what happened to somebody. Requests read it through the function alone.
revoke select on people.record from throughline_app;
grant select (id, partnership_id, person_id, organisation_id, source, given_at, given_by, keys, keys_version, card, version,
  guarded) on people.record to throughline_app;

create function people.first_telling(of_record uuid) returns jsonb
language sql stable security definer set search_path = people, pg_temp as $$
  select r.given from people.record r
  where r.id = of_record and r.partnership_id = platform.current_partnership_id()
    and r.organisation_id = platform.current_organisation_id()
    and not exists (select from partnership.information_category c
                    where not people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, c.code))
$$;
comment on function people.first_telling is
  'The first telling exactly as it was given, for staff of the organisation that was told who may read every kind of information; null for everybody else, whatever is in it, so that its absence tells nothing.';
grant execute on function people.first_telling(uuid) to throughline_app;

-- A page about somebody needs all of it: one question instead of fourteen, each with a plan that the connection keeps.
create function people.facts_of(records uuid[]) returns table (kept_in text, fact jsonb)
language plpgsql stable set search_path = people, pg_temp
-- Planning under row-level security takes longer than reading: the plan for any records is as good as one for these.
set plan_cache_mode = force_generic_plan as $$
begin
  return query select 'name'::text, to_jsonb(f) from people.name f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'birth'::text, to_jsonb(f) from people.birth f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'look'::text, to_jsonb(f) from people.look f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'answer'::text, to_jsonb(f) from people.answer f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'identifier'::text, to_jsonb(f) from people.identifier f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'contact_route'::text, to_jsonb(f) from people.contact_route f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'companion'::text, to_jsonb(f) from people.companion f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'belonging'::text, to_jsonb(f) from people.belonging f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'whereabouts'::text, to_jsonb(f) - 'keys' from people.whereabouts f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'warning'::text, to_jsonb(f) from people.warning f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'warning_text'::text, to_jsonb(f) from people.warning_text f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'verification'::text, to_jsonb(f) from people.verification f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'picture'::text, to_jsonb(f) from people.picture f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
  return query select 'note'::text, to_jsonb(f) from people.note f where f.record_id = any (records) order by f.recorded_at desc, f.id desc;
end $$;
comment on function people.facts_of is
  'Everything that is held on some records, ended or not, newest first, as far as whoever asks may read it: it runs with their rights.';
grant execute on function people.facts_of(uuid[]) to throughline_app;
