package io.insula.kernel.base.apps;

import io.micronaut.core.attr.MutableAttributeHolder;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Records where each known app runs. The registry is an attribute of the bean context, because bean
 * conditions run before beans exist.
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
