/**
 * The implementation of the app {@code activity}. No other module depends on it at compile time,
 * except for its benchmarks.
 */
@Configuration
@Requires(condition = HostedAppCondition.class)
@NullMarked
package io.insula.activity.internal;

import io.insula.kernel.base.apps.HostedAppCondition;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
