-- Names of voters are compared exactly from now on, because an external identity provider can have
-- the subjects "Ade" and "ade" for two persons. A vote that was opened or has a roster keeps the
-- rule that it began with: its roster and the digests of its ballots are made of names in lower
-- case.
ALTER TABLE cycle ADD COLUMN ignores_case boolean NOT NULL DEFAULT false;
UPDATE cycle SET ignores_case = true
WHERE ballot_key_check IS NOT NULL
  OR EXISTS (SELECT FROM roster_entry WHERE cycle_id = cycle.id);
