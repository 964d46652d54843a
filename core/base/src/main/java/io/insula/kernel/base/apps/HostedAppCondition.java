package io.insula.kernel.base.apps;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.inject.BeanConfiguration;
import java.util.regex.Pattern;

/**
 * A bean condition: whether this process hosts an app X. The condition belongs on the package
 * {@code io.insula.X.internal}.
 *
 * <ul>
 *   <li>If {@code insula.apps.X} is set, the value must be {@code local}.
 *   <li>If {@code insula.apps.X} is not set, {@code insula.hosted-apps} must be empty or contain X.
 * </ul>
 */
public final class HostedAppCondition implements Condition {
  private static final Pattern PACKAGE = Pattern.compile("io\\.insula\\.(\\w+)\\.internal");

  @Override
  public boolean matches(ConditionContext context) {
    var app = appOf(context.getComponent());
    var state = AppLocationSettings.of(context).stateOf(app);
    AppStateRegistry.of(context.getBeanContext()).register(app, state);
    return state == AppState.LOCAL;
  }

  private static String appOf(Object component) {
    var name =
        component instanceof BeanConfiguration place ? place.getName() : component.toString();
    var matcher = PACKAGE.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalStateException(
          "HostedAppCondition belongs on a package io.insula.X.internal, not on " + name);
    }
    return matcher.group(1);
  }
}
