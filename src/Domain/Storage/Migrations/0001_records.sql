-- Records: resources with their history and search index, keys, audit, outbox, stock. docs/operations.md says who may read what.

create type resource_type as enum (
  'Account', 'ActivityDefinition', 'AdverseEvent', 'AllergyIntolerance', 'Appointment', 'AppointmentResponse', 'AuditEvent',
  'Basic', 'Binary', 'BiologicallyDerivedProduct', 'BodyStructure', 'Bundle', 'CapabilityStatement', 'CarePlan', 'CareTeam',
  'CatalogEntry', 'ChargeItem', 'ChargeItemDefinition', 'Claim', 'ClaimResponse', 'ClinicalImpression', 'CodeSystem',
  'Communication', 'CommunicationRequest', 'CompartmentDefinition', 'Composition', 'ConceptMap', 'Condition', 'Consent',
  'Contract', 'Coverage', 'CoverageEligibilityRequest', 'CoverageEligibilityResponse', 'DetectedIssue', 'Device',
  'DeviceDefinition', 'DeviceMetric', 'DeviceRequest', 'DeviceUseStatement', 'DiagnosticReport', 'DocumentManifest',
  'DocumentReference', 'EffectEvidenceSynthesis', 'Encounter', 'Endpoint', 'EnrollmentRequest', 'EnrollmentResponse',
  'EpisodeOfCare', 'EventDefinition', 'Evidence', 'EvidenceVariable', 'ExampleScenario', 'ExplanationOfBenefit',
  'FamilyMemberHistory', 'Flag', 'Goal', 'GraphDefinition', 'Group', 'GuidanceResponse', 'HealthcareService', 'ImagingStudy',
  'Immunization', 'ImmunizationEvaluation', 'ImmunizationRecommendation', 'ImplementationGuide', 'InsurancePlan', 'Invoice',
  'Library', 'Linkage', 'List', 'Location', 'Measure', 'MeasureReport', 'Media', 'Medication', 'MedicationAdministration',
  'MedicationDispense', 'MedicationKnowledge', 'MedicationRequest', 'MedicationStatement', 'MedicinalProduct',
  'MedicinalProductAuthorization', 'MedicinalProductContraindication', 'MedicinalProductIndication', 'MedicinalProductIngredient',
  'MedicinalProductInteraction', 'MedicinalProductManufactured', 'MedicinalProductPackaged', 'MedicinalProductPharmaceutical',
  'MedicinalProductUndesirableEffect', 'MessageDefinition', 'MessageHeader', 'MolecularSequence', 'NamingSystem', 'NutritionOrder',
  'Observation', 'ObservationDefinition', 'OperationDefinition', 'OperationOutcome', 'Organization', 'OrganizationAffiliation',
  'Patient', 'PaymentNotice', 'PaymentReconciliation', 'Person', 'PlanDefinition', 'Practitioner', 'PractitionerRole', 'Procedure',
  'Provenance', 'Questionnaire', 'QuestionnaireResponse', 'RelatedPerson', 'RequestGroup', 'ResearchDefinition',
  'ResearchElementDefinition', 'ResearchStudy', 'ResearchSubject', 'RiskAssessment', 'RiskEvidenceSynthesis', 'Schedule',
  'SearchParameter', 'ServiceRequest', 'Slot', 'Specimen', 'SpecimenDefinition', 'StructureDefinition', 'StructureMap',
  'Subscription', 'Substance', 'SubstanceNucleicAcid', 'SubstancePolymer', 'SubstanceProtein', 'SubstanceReferenceInformation',
  'SubstanceSourceMaterial', 'SubstanceSpecification', 'SupplyDelivery', 'SupplyRequest', 'Task', 'TerminologyCapabilities',
  'TestReport', 'TestScript', 'ValueSet', 'VerificationResult', 'VisionPrescription');

-- Keys. Nothing here opens anything without the master key, which is a file and not a row.
-- Deleting a data key erases a person; deleting a place key seals a Point of Entry.

create table place_key (
  id uuid primary key,
  -- All zeros: recorded outside any Point of Entry.
  point_of_entry uuid not null unique,
  wrapped bytea not null,
  created timestamptz not null
);

create table data_key (
  id uuid primary key,
  -- All zeros: registers (Location, Organization …), which are nobody's record.
  person uuid not null,
  place_key uuid not null,
  wrapped bytea not null,
  current boolean not null default true,
  created timestamptz not null
);
create unique index data_key_current on data_key (person) where current;
create index data_key_person on data_key (person);
create index data_key_place on data_key (place_key);

-- A write under a key waits for whoever is deleting it, and fails when it is gone.
create function hold_keys(wanted uuid[]) returns void language plpgsql as $$
begin
  perform from data_key where id = any(wanted) order by id for key share;
  if (select count(*) from data_key where id = any(wanted)) < cardinality(wanted) then
    raise exception 'the record was erased or sealed' using errcode = 'HA001';
  end if;
end $$;

-- Keys of the installation itself (audit seal, search index), sealed by the master key.
create table installation_secret (
  name text primary key,
  sealed bytea not null,
  created timestamptz not null
);

-- Resources. key is ours and short, so that index rows are; (type, id) is FHIR's.

create sequence resource_key increment 128;

create table resource (
  key bigint primary key,
  type resource_type not null,
  id text collate "C" not null,
  -- The traveller whose record it is; null for registers. Never changes.
  person uuid,
  -- Where it was recorded: the row filter goes by these. Never change.
  point_of_entry uuid,
  country text,
  -- Carries a security label of a restricted class.
  restricted boolean not null,
  deleted boolean not null,
  version integer not null,
  updated timestamptz not null,
  -- Earliest and latest moment of the type's principal date (Observation.date, Patient.birthdate …).
  date_low timestamptz,
  date_high timestamptz,
  constraint resource_type_id unique (type, id)
) with (fillfactor = 90);
create index resource_person on resource (person, type, date_low, key) where person is not null and not deleted;
create index resource_date on resource (type, date_low, key) where date_low is not null and not deleted;
create index resource_date_long on resource (type, date_high, key) where date_high - date_low > interval '25 hours' and not deleted;
create index resource_updated on resource (type, updated, key);

-- Append-only. body is null for a deletion, and after erasure, retention or seal.
create table resource_version (
  resource bigint not null,
  version integer not null,
  type resource_type not null,
  person uuid,
  at timestamptz not null,
  verb "char" not null check (verb in ('c', 'u', 'd')),
  key_id uuid,
  body bytea,
  erased timestamptz,
  primary key (resource, version)
);
-- Bodies are encrypted: compressing them is work for nothing.
alter table resource_version alter column body set storage external;
create index resource_version_at on resource_version (at, resource, version);

-- The search index. An update deletes exactly the rows that only the old version gave.
-- param is a hash of type and parameter, system a hash of the code system or target type (0: none).

create table index_text (
  param bigint not null,
  system bigint not null,
  resource bigint not null,
  person uuid,
  value text collate "C" not null,
  -- The text as written, where it differs from its folded form.
  exact text collate "C"
);
create index index_text_value on index_text (param, value, resource, system);
create index index_text_resource on index_text (resource);

create table index_date (
  param bigint not null,
  resource bigint not null,
  low timestamptz not null,
  high timestamptz not null,
  person uuid
);
create index index_date_resource on index_date (resource);
create index index_date_low on index_date (param, low, resource);
create index index_date_long on index_date (param, high, resource) where high - low > interval '25 hours';

create table index_quantity (
  param bigint not null,
  resource bigint not null,
  system bigint not null,
  person uuid,
  low numeric not null,
  high numeric not null,
  unit text collate "C" not null
);
create index index_quantity_resource on index_quantity (resource);
create index index_quantity_low on index_quantity (param, low, resource);
create index index_quantity_range on index_quantity (param, high, resource) where low <> high;

-- Two records of one person. Queries follow the link; ending it undoes the merge.
create table person_link (
  id uuid primary key,
  person uuid not null,
  survivor uuid not null check (survivor <> person),
  at timestamptz not null,
  account uuid,
  ended timestamptz
);
create unique index person_link_open on person_link (person) where ended is null;
create index person_link_survivor on person_link (survivor) where ended is null;

-- A person and everybody merged with them, both ways: what "patient=" means.
create function same_person(wanted uuid) returns uuid[] language sql stable parallel safe as $$
  with recursive known(person) as (
    select wanted
    union
    select case when link.person = known.person then link.survivor else link.person end
    from known join person_link link on (link.person = known.person or link.survivor = known.person) and link.ended is null)
  select array_agg(person) from known
$$;

-- Apart from every record (PR-02): only the aggregator reads it.
create table migratory_status (
  person uuid primary key,
  key_id uuid not null,
  body bytea not null,
  updated timestamptz not null
);

-- Audit. A row belongs to the seal that covers its transaction; no writer waits for the sealer.
create table audit (
  xid xid8 not null default pg_current_xact_id(),
  sequence bigint generated always as identity,
  at timestamptz not null,
  request uuid not null,
  action "char" not null check (action in ('c', 'r', 'u', 'd', 'e')),
  outcome text not null,
  caller text not null,
  account uuid,
  organisation text not null,
  purpose text not null,
  point_of_entry uuid,
  person uuid,
  -- Type/id/_history/version of what was written or shown.
  entities text[] not null,
  note text not null,
  primary key (xid, sequence)
);
create index audit_person on audit (person, at) where person is not null;
create index audit_at on audit (at);

create table audit_seal (
  number bigint primary key,
  from_xid xid8 not null,
  below_xid xid8 not null,
  at timestamptz not null,
  -- SHA-256 of each row, in order; root and signature make them unchangeable.
  leaves bytea not null,
  root bytea not null,
  previous bytea not null,
  signature bytea not null
);

create function append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_append_only before update or delete or truncate on audit for each statement execute function append_only();
create trigger audit_seal_append_only before update or delete or truncate on audit_seal for each statement execute function append_only();

-- What must happen after a commit.
create table outbox (
  id uuid primary key,
  kind text not null,
  person uuid not null,
  recipient uuid not null,
  subject text not null,
  urgent boolean not null default false,
  created_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'leased', 'delivered', 'dead', 'superseded', 'withheld')),
  attempts integer not null default 0,
  next_try timestamptz not null,
  lease uuid,
  lease_until timestamptz,
  last_attempt_at timestamptz,
  last_result text,
  receipt text,
  delivered_at timestamptz
);
create index outbox_open on outbox (recipient, next_try) where state in ('waiting', 'leased');
create index outbox_order on outbox (recipient, person, id) where state in ('waiting', 'leased');
create index outbox_subject on outbox (recipient, subject, id) where state = 'waiting';

-- Lots at Points of Entry.
create table stock (
  point_of_entry uuid not null,
  lot uuid not null,
  lot_number text not null,
  product text not null,
  expires date not null,
  balance integer not null constraint stock_balance_not_negative check (balance >= 0),
  blocked boolean not null default false,
  primary key (point_of_entry, lot)
);
create index stock_lot on stock (lot);

create table stock_movement (
  id uuid primary key,
  point_of_entry uuid not null,
  lot uuid not null,
  doses integer not null,
  reason text not null,
  account uuid,
  at timestamptz not null
);
create index stock_movement_lot on stock_movement (point_of_entry, lot, at);

-- Answers to requests with an Idempotency-Key, so that a repeated one is answered and not done again.
create table idempotency (
  account uuid not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  location text,
  at timestamptz not null,
  primary key (account, key)
);

-- What was imported before, from any file: this exact content of this id is "unchanged".
create table import_ledger (
  type resource_type not null,
  id text collate "C" not null,
  content bytea not null,
  at timestamptz not null,
  primary key (type, id, content)
);
