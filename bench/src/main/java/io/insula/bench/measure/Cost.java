package io.insula.bench.measure;

import java.time.Duration;

/** The CPU time that a load has used. */
record Cost(Duration insula, Duration postgres, Duration client) {}
