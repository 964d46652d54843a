CREATE TABLE kitchen.pots (id bigint PRIMARY KEY);
