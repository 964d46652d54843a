package io.insula.bench.measure;

import java.time.Duration;

/** The CPU time that a load has used. */
record CpuCost(Duration insula, Duration postgres, Duration client) {}
