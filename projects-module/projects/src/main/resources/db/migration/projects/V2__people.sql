-- What one person proposed: to hand it out, and to erase it.
CREATE INDEX project_of_proposer ON project (proposed_by, id);
