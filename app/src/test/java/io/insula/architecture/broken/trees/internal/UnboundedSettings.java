package io.insula.architecture.broken.trees.internal;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/** Breaks the rules: the record is not created at the start, and accepts any value. */
@ConfigurationProperties("insula.broken")
record UnboundedSettings(Duration pollInterval, int most, String name) {}
