package io.insula.reporting.internal.google;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import java.util.List;

/** Creates the beans for Google only if the credentials of a service account are configured. */
final class GoogleConfiguredCondition implements Condition {
  private static final List<String> CREDENTIALS =
      List.of("insula.reporting.google.credentials", "insula.reporting.google.credentials-file");

  @Override
  public boolean matches(ConditionContext context) {
    return CREDENTIALS.stream()
        .anyMatch(name -> !context.getProperty(name, String.class).orElse("").isBlank());
  }
}
