package io.insula.kernel.database.jobs;

record Chore(String name) {}
