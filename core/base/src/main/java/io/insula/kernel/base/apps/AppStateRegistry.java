package io.insula.kernel.base.apps;

import io.micronaut.core.attr.MutableAttributeHolder;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Records where each known app runs. Bean conditions use the registry before beans exist, so it is
 * not a bean but an attribute of the bean context.
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
