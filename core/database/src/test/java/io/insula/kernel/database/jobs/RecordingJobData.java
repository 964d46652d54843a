package io.insula.kernel.database.jobs;

record RecordingJobData(String name) {}
