-- When the vote was found open again whose count the report shows; null while the count is valid.
ALTER TABLE reporting.report ADD COLUMN discarded_at timestamptz;
