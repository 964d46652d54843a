/** The plugin of a test. Its routes have the paths of other apps, which must be refused. */
@Configuration
@Requires(condition = HostedAppCondition.class)
@Requires(property = "insula.test.balcony")
@NullMarked
package io.insula.balcony.internal;

import io.insula.kernel.base.apps.HostedAppCondition;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
