package io.insula.app;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the application context. If a plugin cannot start, the context starts without it. */
final class ContextStart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContextStart.class);

  private static final int MAX_CAUSE_DEPTH = 30;

  /**
   * The precedence of the settings that switch refused plugins off: higher than all other settings.
   */
  private static final int POSITION = 1000;

  private final LoadedPlugins plugins;
  private final Function<PropertySource, ApplicationContext> create;
  private final Consumer<ApplicationContext> serve;
  private final AtomicReference<@Nullable ApplicationContext> current = new AtomicReference<>();
  private final TreeMap<String, Object> refused = new TreeMap<>();

  /**
   * @param create creates a context with settings that switch off the refused plugins
   * @param serve lets the started context serve requests
   */
  ContextStart(
      LoadedPlugins plugins,
      Function<PropertySource, ApplicationContext> create,
      Consumer<ApplicationContext> serve) {
    this.plugins = plugins;
    this.create = create;
    this.serve = serve;
  }

  /**
   * Starts the context, lets it serve requests, and returns it. If a plugin makes the start fail,
   * starts again without the plugin. Throws other failures.
   */
  ApplicationContext start() {
    while (true) {
      var context =
          create.apply(
              PropertySource.of("insula-refused-plugins", new TreeMap<>(refused), POSITION));
      current.set(context);
      try {
        context.start();
        serve.accept(context);
        return context;
      } catch (RuntimeException | LinkageError e) {
        var app = pluginToRefuse(e);
        if (app.isEmpty()) {
          throw e;
        }
        LOG.error("Refused the plugin {}: {}", app.get(), StartErrorMessages.inOneLine(e));
        LOG.debug("The plugin {} failed", app.get(), e);
        refused.put(settingOf(app.get()), "off");
        context.close();
      }
    }
  }

  /**
   * Returns the plugin that made the start fail; empty if there is none, or if it is already off.
   */
  private Optional<String> pluginToRefuse(Throwable failure) {
    var causes =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .limit(MAX_CAUSE_DEPTH)
            .toList();
    var blamed =
        causes.stream()
            .filter(AppCannotStartException.class::isInstance)
            .map(cause -> ((AppCannotStartException) cause).app())
            .filter(plugins::has);
    // A CannotStartException is not the fault of a plugin. For instance, the database can be
    // unavailable when a bean of the plugin needs it.
    var running =
        causes.stream().anyMatch(CannotStartException.class::isInstance)
            ? Stream.<String>empty()
            : causes.reversed().stream().flatMap(this::runningIn);
    return Stream.concat(blamed, running)
        .filter(app -> !refused.containsKey(settingOf(app)))
        .findFirst();
  }

  /** Returns the plugins whose code was running when an error occurred, the innermost one first. */
  private Stream<String> runningIn(Throwable error) {
    return Arrays.stream(error.getStackTrace())
        .flatMap(frame -> plugins.ownerOf(frame.getClassName()).stream());
  }

  private static String settingOf(String app) {
    return "insula.apps." + app;
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
