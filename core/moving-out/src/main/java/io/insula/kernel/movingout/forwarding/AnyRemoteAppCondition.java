package io.insula.kernel.movingout.forwarding;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.value.PropertyResolver;

/**
 * A bean condition that is true if at least one app is remote. So a process without remote apps
 * creates no beans for forwarding.
 */
final class AnyRemoteAppCondition implements Condition {
  private static final String APPS = "insula.apps";

  @Override
  public boolean matches(ConditionContext context) {
    return context.getBeanContext() instanceof PropertyResolver properties
        && properties.getPropertyEntries(APPS).stream()
            .anyMatch(
                app ->
                    properties
                        .getProperty(APPS + "." + app, String.class)
                        .filter("remote"::equals)
                        .isPresent());
  }
}
