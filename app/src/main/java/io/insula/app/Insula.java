package io.insula.app;

import io.insula.kernel.base.Command;
import io.insula.kernel.base.DefaultSettingsLoader;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SettingsFromFiles;
import io.insula.kernel.base.apps.DemoData;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.insula.kernel.base.plugins.ServiceProviderFinder;
import io.insula.kernel.security.DemoAccounts;
import io.insula.kernel.security.DemoPasswordCheck;
import io.insula.kernel.security.StartupAccounts;
import io.insula.kernel.web.shutdown.ServerDrainer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Starts the server, and shuts it down gracefully on a signal. With arguments, runs the {@link
 * Command} that the first argument names.
 */
public final class Insula {
  private Insula() {}

  public static void main(String[] arguments) {
    var command = Optional.<Command>empty();
    try {
      CommonPoolSetup.useBothProcessors();
      command = Arrays.stream(arguments).findFirst().map(Insula::command);
      var files = SettingsFromFiles.read(System.getenv());
      var environment = files.addedTo(System.getenv());
      if (command.isPresent()) {
        var rest = List.of(arguments).subList(1, arguments.length);
        command.get().run(rest, environment, System.out);
      } else {
        start(StartSettings.of(environment), files);
      }
    } catch (Throwable e) {
      end(command.map(Command::name).orElse("start"), e);
    }
  }

  /** Reports why a command failed, and ends the process also if the report fails. */
  private static void end(String command, Throwable failure) {
    try {
      System.err.println(
          "Insula did not %s: %s".formatted(command, StartErrorMessages.inOneLine(failure)));
      LoggerFactory.getLogger(Insula.class).debug("The start failed", failure);
    } catch (Throwable second) {
      // For instance, a build has replaced the jar of this process, so further classes cannot be
      // loaded. The class comes first, because the message of an error can fail, too.
      System.err.print("Insula did not " + command + ": " + failure.getClass().getName());
      System.err.print(": " + failure.getMessage());
      System.err.println(" (" + second + "). " + StartErrorMessages.IF_REPLACED);
    } finally {
      System.exit(1);
    }
  }

  private static Command command(String name) {
    var commands = ServiceProviderFinder.find(Command.class, Insula.class.getClassLoader());
    return commands.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "there is no command \""
                        + name
                        + "\". Without a command the server starts; the commands are "
                        + commands.stream()
                            .map(Command::name)
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }

  private static void start(StartSettings settings, SettingsFromFiles files) {
    var database = settings.embedsDatabase() ? DevelopmentDatabase.start(settings.data()) : null;
    var plugins = LoadedPlugins.ofThisProcess(System.getenv());
    plugins.log();
    var starting =
        new ContextStart(
            plugins,
            refused -> context(settings, files, database, plugins, refused),
            context -> listen(context, settings));
    var serving = new AtomicReference<@Nullable ServerDrainer>();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(serving.get(), starting, database), "insula-stop"));
    var context = starting.start();
    serving.set(context.getBean(ServerDrainer.class));
    var address = ServerAddress.of(host(context), context.getBean(EmbeddedServer.class).getPort());
    var welcome = new StartupMessage(System.out, address);
    // This call may query the database, and a failed query ends the process. So the call comes
    // before the server is ready.
    var accounts = accountsToSignInWith(context, settings, welcome);
    new ReadinessPoller(address)
        .awaitAndMeasure()
        .ifPresentOrElse(welcome::ready, () -> handleLateStart(settings));
    accounts.run();
    if (settings.exitsWhenReady()) {
      serving.set(null);
      System.exit(0);
    }
  }

  private static void listen(ApplicationContext context, StartSettings settings) {
    if (settings.isExposedDevelopment()) {
      context.getBean(DemoPasswordCheck.class).refuse();
    }
    // Creates the demo data before the server listens, so that the data is complete when the first
    // client sends a request.
    context.getBeansOfType(DemoData.class).forEach(DemoData::ensure);
    context.getBean(EmbeddedServer.class).start();
  }

  private static String host(ApplicationContext context) {
    return context.getRequiredProperty("micronaut.server.host", String.class);
  }

  /**
   * Handles a server that is not ready in time. Throws an exception in development and in a
   * training run. In production, the supervisor decides whether the start takes too long.
   */
  private static void handleLateStart(StartSettings settings) {
    if (settings.isDevelopment() || settings.exitsWhenReady()) {
      throw new IllegalStateException("the server was not ready in time; see the log");
    }
    LoggerFactory.getLogger(Insula.class).warn("The server has started, but is not ready yet");
  }

  /** Returns an action that prints the accounts with which a user can sign in. */
  private static Runnable accountsToSignInWith(
      ApplicationContext context, StartSettings settings, StartupMessage welcome) {
    var demo = context.findBean(DemoAccounts.class);
    if (demo.isPresent()) {
      return () -> welcome.accounts(demo.get().passwords());
    }
    return settings.isDevelopment() && context.getBean(StartupAccounts.class).nobodyCanBeAdmin()
        ? welcome::nobody
        : () -> {};
  }

  private static ApplicationContext context(
      StartSettings settings,
      SettingsFromFiles files,
      @Nullable DevelopmentDatabase database,
      LoadedPlugins plugins,
      PropertySource refusedPlugins) {
    var builder =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .environmentVariableExcludes(
                SettingsFromFiles.emptyVariables(System.getenv()).toArray(String[]::new))
            .propertySources(files.asPropertySource(), refusedPlugins)
            .singletons(plugins)
            .properties(settings.properties());
    if (settings.isDevelopment()) {
      builder.propertySources(DefaultSettingsLoader.ofDevelopment());
    }
    if (database != null) {
      builder.singletons(database.starting());
    }
    return builder.build();
  }

  /** Drains the server, closes it, and then stops the embedded database. */
  private static void stop(
      @Nullable ServerDrainer serving,
      ContextStart context,
      @Nullable DevelopmentDatabase database) {
    try (database;
        context) {
      if (serving != null) {
        serving.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
