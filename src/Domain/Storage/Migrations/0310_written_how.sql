-- A history says how each version came (FHIR R4, http.html#history): c POST, n PUT of something new, u PUT, p PATCH, d DELETE.
-- All earlier rows satisfy the wider check; it need not read them.

alter table resource_version drop constraint resource_version_verb_check;
alter table resource_version add constraint resource_version_verb_check check (verb in ('c', 'n', 'u', 'p', 'd')) not valid;
