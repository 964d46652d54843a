-- Breaks: SQL of migrations names no schema but its own.
CREATE TABLE threads.thread (
  thread_id  bigint PRIMARY KEY,
  project_id bigint REFERENCES projects.project
);
