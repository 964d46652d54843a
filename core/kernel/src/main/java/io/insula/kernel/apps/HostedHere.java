package io.insula.kernel.apps;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.annotation.AnnotationMetadataProvider;
import io.micronaut.inject.BeanConfiguration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The switch of an app, for the {@code @Configuration} of its implementation's package {@code
 * io.insula.X.internal}: true if {@code insula.apps.X} is {@code local}; where that is not set,
 * true if {@code insula.hosted-apps} names X or is not set either.
 */
public final class HostedHere implements Condition {
  private static final Pattern PACKAGE = Pattern.compile("io\\.insula\\.(\\w+)\\.internal");

  @Override
  public boolean matches(ConditionContext context) {
    var app = appOf(context.getComponent());
    return context
        .getProperty("insula.apps." + app, String.class)
        .map("local"::equals)
        .orElseGet(
            () ->
                context
                    .getProperty("insula.hosted-apps", List.class)
                    .map(apps -> apps.contains(app))
                    .orElse(true));
  }

  private static String appOf(AnnotationMetadataProvider component) {
    var matcher = PACKAGE.matcher(((BeanConfiguration) component).getName());
    if (!matcher.matches()) {
      throw new IllegalStateException(
          "HostedHere belongs on a package io.insula.X.internal, not on " + matcher);
    }
    return matcher.group(1);
  }
}
