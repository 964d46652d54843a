-- Breaks: SQL of migrations names only its own schema.
CREATE TABLE trees.tree (
  tree_id  bigint PRIMARY KEY,
  orchard_id bigint REFERENCES orchards.orchard
);
