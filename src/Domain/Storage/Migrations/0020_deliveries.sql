-- One row an attempt, so that a screen can show what happened when. No content and no personal data.
CREATE TABLE delivery_attempt (
  outbox uuid NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  attempt int NOT NULL,
  ended_at timestamptz NOT NULL,
  state text NOT NULL,
  result text NOT NULL,
  PRIMARY KEY (outbox, attempt)
);

-- The circuit breaker of a recipient, shared by all pumps. No row: closed, no failure.
CREATE TABLE recipient_circuit (
  recipient uuid PRIMARY KEY,
  failures int NOT NULL,
  open_until timestamptz
);
