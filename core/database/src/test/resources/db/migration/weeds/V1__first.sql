CREATE TABLE weeds.first (id bigint PRIMARY KEY);
