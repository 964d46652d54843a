package io.insula.bench.measure;

import java.time.Duration;

/**
 * The CPU time that a load has used: in the server, in PostgreSQL, and in the load generator.
 *
 * @param compilers the part of the server's time that its JIT compilers used
 */
record LoadCpuTime(Duration insula, Duration compilers, Duration postgres, Duration client) {}
