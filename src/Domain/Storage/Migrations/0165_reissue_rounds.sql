-- What is issued anew at night because its paper ends before its dose does: one round a night, gone on with where it was stopped.
create table reissue_round (
  id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz,
  reissued integer,
  refused integer
);
create unique index reissue_round_open on reissue_round ((true)) where ended_at is null;
comment on table reissue_round is 'Read by the administrator and by the worker that issues anew: times and numbers, nothing of a person.';
