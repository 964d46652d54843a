/**
 * The plugin of a test. In its variant {@code greedy} it has a route of another app, and must be
 * refused.
 */
@Configuration
@Requires(condition = HostedAppCondition.class)
@Requires(property = "insula.test.balcony")
@NullMarked
package io.insula.balcony.internal;

import io.insula.kernel.base.apps.HostedAppCondition;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
