CREATE TABLE flower (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    seen_by text NOT NULL
);
