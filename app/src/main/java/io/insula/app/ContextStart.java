package io.insula.app;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the application context. If a plugin cannot start, the context starts without it. */
final class ContextStart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContextStart.class);

  private static final int DEEPEST_CAUSE = 30;

  /**
   * The precedence of the settings that switch refused plugins off. It is higher than the
   * precedence of all other settings.
   */
  private static final int POSITION = 1000;

  private final LoadedPlugins plugins;
  private final Function<PropertySource, ApplicationContext> create;
  private final AtomicReference<@Nullable ApplicationContext> current = new AtomicReference<>();
  private final TreeMap<String, Object> refused = new TreeMap<>();

  /**
   * @param create creates a context with settings that switch off the refused plugins
   */
  ContextStart(LoadedPlugins plugins, Function<PropertySource, ApplicationContext> create) {
    this.plugins = plugins;
    this.create = create;
  }

  /**
   * Starts the context and returns it. Each time a plugin makes the start fail, switches this
   * plugin off and starts again. Throws any other failure.
   */
  ApplicationContext start() {
    while (true) {
      var context =
          create.apply(
              PropertySource.of("insula-refused-plugins", new TreeMap<>(refused), POSITION));
      current.set(context);
      try {
        return context.start();
      } catch (RuntimeException e) {
        refuse(refusable(e).orElseThrow(() -> e));
        context.close();
      }
    }
  }

  private void refuse(AppCannotStartException reason) {
    LOG.error("Refused the plugin {}: {}", reason.app(), reason.getMessage());
    refused.put("insula.apps." + reason.app(), "off");
  }

  /** Returns the cause of a failed start if it is a plugin that is not switched off yet. */
  private Optional<AppCannotStartException> refusable(RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .filter(AppCannotStartException.class::isInstance)
        .map(AppCannotStartException.class::cast)
        .filter(cause -> plugins.has(cause.app()))
        .filter(cause -> !refused.containsKey("insula.apps." + cause.app()))
        .findFirst();
  }

  /** Closes the context. */
  @Override
  public void close() {
    var context = current.get();
    if (context != null) {
      context.close();
    }
  }
}
