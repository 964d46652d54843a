package io.insula.bench.measure;

import java.time.Duration;

/** The CPU time that a load has used: in the server, in PostgreSQL, and in the load generator. */
record LoadCpuTime(Duration insula, Duration postgres, Duration client) {}
