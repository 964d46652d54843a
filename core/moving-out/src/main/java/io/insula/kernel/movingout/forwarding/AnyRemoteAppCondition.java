package io.insula.kernel.movingout.forwarding;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.value.PropertyResolver;

/** True if an app is remote. A process without remote apps has no beans for forwarding. */
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
