/**
 * The implementation of the app {@code activity}. At compile time, only its benchmarks depend on
 * this module.
 */
@Configuration
@Requires(condition = HostedAppCondition.class)
@NullMarked
package io.insula.activity.internal;

import io.insula.kernel.base.apps.HostedAppCondition;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
