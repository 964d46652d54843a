-- Names of voters are compared exactly from now on, because an external identity provider can have
-- the subjects "Ade" and "ade" for two persons. A cycle that was created before keeps the rule that it
-- began with: its roster and the digests of its ballots are made of names in lower case. The default
-- holds for these cycles, and for those that a process of the version before creates during an update.
ALTER TABLE cycle ADD COLUMN ignores_case boolean NOT NULL DEFAULT true;

-- Finds the names that would be the name of a new account but for their case.
CREATE INDEX roster_entry_in_lower_case ON roster_entry (lower(username COLLATE "C"))
  WHERE username <> lower(username COLLATE "C");
CREATE INDEX cycle_admin_in_lower_case ON cycle_admin (lower(username COLLATE "C"))
  WHERE username <> lower(username COLLATE "C");
