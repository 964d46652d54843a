-- What the job that makes statistics of imports looks for.
CREATE INDEX result_without_statistics ON result (id)
  WHERE statistics IS NULL AND discarded_at IS NULL;
