-- Breaks: a migration works with the previous version.
ALTER TABLE threads.thread DROP message;
ALTER TABLE threads.thread ALTER COLUMN project_id SET NOT NULL;
