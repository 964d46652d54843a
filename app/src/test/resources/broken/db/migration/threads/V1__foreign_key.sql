-- Breaks: SQL of migrations names only its own schema.
CREATE TABLE threads.thread (
  thread_id  bigint PRIMARY KEY,
  project_id bigint REFERENCES projects.project
);
