/** The implementation of the app {@code meadow}, which lists flowers that people saw. */
@Configuration
@Requires(condition = HostedAppCondition.class)
@NullMarked
package io.insula.meadow.internal;

import io.insula.kernel.base.apps.HostedAppCondition;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
