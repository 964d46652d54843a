CREATE TABLE garden.beds (id bigint PRIMARY KEY);
