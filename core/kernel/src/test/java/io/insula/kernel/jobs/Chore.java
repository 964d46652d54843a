package io.insula.kernel.jobs;

record Chore(String name) {}
