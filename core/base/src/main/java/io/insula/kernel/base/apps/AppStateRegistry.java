package io.insula.kernel.base.apps;

import io.micronaut.core.attr.MutableAttributeHolder;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Where each app of the class path is. Conditions are asked before there are beans, so it travels
 * with the bean context.
 */
record AppStateRegistry(Map<String, AppState> states) {
  private static final String ATTRIBUTE = AppStateRegistry.class.getName();

  static AppStateRegistry of(MutableAttributeHolder context) {
    return context
        .getAttribute(ATTRIBUTE, AppStateRegistry.class)
        .orElseGet(
            () -> {
              var registry = new AppStateRegistry(new ConcurrentSkipListMap<>());
              context.setAttribute(ATTRIBUTE, registry);
              return registry;
            });
  }

  void register(String app, AppState state) {
    states.put(app, state);
  }
}
