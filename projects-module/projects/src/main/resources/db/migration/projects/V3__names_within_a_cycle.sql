-- A name is unique within a cycle, and among the projects without one.
ALTER TABLE project DROP CONSTRAINT project_has_its_own_name;
CREATE UNIQUE INDEX project_has_its_own_name ON project (name) WHERE cycle_id IS NULL;
CREATE UNIQUE INDEX project_has_its_own_name_in_its_cycle ON project (cycle_id, name)
  WHERE cycle_id IS NOT NULL;
