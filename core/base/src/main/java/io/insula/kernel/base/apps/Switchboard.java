package io.insula.kernel.base.apps;

import io.micronaut.core.attr.MutableAttributeHolder;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Where each app of the class path is. Conditions are asked before there are beans, so it travels
 * with the bean context.
 */
record Switchboard(Map<String, AppState> states) {
  private static final String ATTRIBUTE = Switchboard.class.getName();

  static Switchboard of(MutableAttributeHolder context) {
    return context
        .getAttribute(ATTRIBUTE, Switchboard.class)
        .orElseGet(
            () -> {
              var switchboard = new Switchboard(new ConcurrentSkipListMap<>());
              context.setAttribute(ATTRIBUTE, switchboard);
              return switchboard;
            });
  }

  void tell(String app, AppState state) {
    states.put(app, state);
  }
}
