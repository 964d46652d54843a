-- Reports that were made. One is downloaded once its bytes were read back and found equal.
CREATE TABLE report (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cycle_id     bigint NOT NULL,
  -- The attempt that made it.
  task_id      bigint NOT NULL,
  attempt      integer NOT NULL CHECK (attempt > 0),
  -- Of the cycle's data, and when it was so.
  revision     text NOT NULL,
  data_at      timestamptz NOT NULL,
  -- Whether the vote was counted then, so that the report shows its result.
  shows_count  boolean NOT NULL,
  made_at      timestamptz NOT NULL,
  -- When its bytes were read back; null until then.
  checked_at   timestamptz,
  -- When its spreadsheet said the same, where there are spreadsheets; null until then.
  completed_at timestamptz,
  is_newest    boolean NOT NULL DEFAULT false,
  CONSTRAINT report_of_attempt UNIQUE (task_id, attempt),
  CONSTRAINT newest_is_checked CHECK (NOT is_newest OR checked_at IS NOT NULL)
);

CREATE UNIQUE INDEX newest_report_of_cycle ON report (cycle_id) WHERE is_newest;
CREATE INDEX report_by_cycle ON report (cycle_id, id);

CREATE TABLE report_file (
  report_id bigint NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  kind      text NOT NULL CHECK (kind IN ('workbook', 'csv')),
  bytes     bigint NOT NULL CHECK (bytes > 0),
  sha256    bytea NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (report_id, kind)
);

-- The CSV files inside of the file of the kind csv.
CREATE TABLE report_sheet (
  report_id bigint NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  -- From 0.
  place     integer NOT NULL CHECK (place >= 0),
  name      text NOT NULL,
  row_count bigint NOT NULL CHECK (row_count >= 0),
  bytes     bigint NOT NULL CHECK (bytes > 0),
  sha256    bytea NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (report_id, place),
  CONSTRAINT sheet_has_its_name UNIQUE (report_id, name)
);

-- Pieces of 1 MiB, the last one shorter.
CREATE TABLE report_part (
  report_id bigint NOT NULL,
  kind      text NOT NULL,
  -- From 0.
  part      integer NOT NULL CHECK (part >= 0),
  content   bytea NOT NULL,
  PRIMARY KEY (report_id, kind, part),
  FOREIGN KEY (report_id, kind) REFERENCES report_file (report_id, kind) ON DELETE CASCADE
);

-- The files are compressed already.
ALTER TABLE report_part ALTER COLUMN content SET STORAGE EXTERNAL;
