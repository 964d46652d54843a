-- Breaks: a migration works with the previous version.
ALTER TABLE trees.tree DROP bark;
ALTER TABLE trees.tree ALTER COLUMN orchard_id SET NOT NULL;
