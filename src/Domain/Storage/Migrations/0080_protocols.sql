-- Protocols that were added to those of the product, and at which Point of Entry which version holds from which day.
-- Neither table is ever changed: a change of mind is one more row.

CREATE TABLE protocol_pack (
  id text NOT NULL,
  version text NOT NULL,
  protocol text NOT NULL,
  questionnaire text NOT NULL,
  tests text NOT NULL,
  added timestamptz NOT NULL,
  added_by uuid,
  PRIMARY KEY (id, version)
);

CREATE TABLE protocol_activation (
  id uuid PRIMARY KEY,
  protocol text NOT NULL,
  version text,
  point_of_entry uuid NOT NULL REFERENCES point_of_entry (id),
  from_day date NOT NULL,
  rolls_back boolean NOT NULL,
  parameters text NOT NULL,
  approver text NOT NULL,
  reason text NOT NULL,
  made timestamptz NOT NULL,
  made_by uuid
);
CREATE INDEX protocol_activation_place ON protocol_activation (point_of_entry, protocol, from_day);
