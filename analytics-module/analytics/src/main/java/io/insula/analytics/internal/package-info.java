/**
 * The implementation of the app {@code analytics}. No other module depends on it at compile time.
 */
@Configuration
@Requires(condition = HostedAppCondition.class)
@NullMarked
package io.insula.analytics.internal;

import io.insula.kernel.base.apps.HostedAppCondition;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
