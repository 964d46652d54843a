CREATE TABLE weeds.second (id nonsense);
