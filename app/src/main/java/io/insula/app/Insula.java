package io.insula.app;

import io.insula.app.demo.DemoData;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Starts the house, and stops it in order when the process is told to end. */
public final class Insula {
  private Insula() {}

  public static void main(String[] arguments) {
    try {
      start(StartSettings.of(System.getenv()));
    } catch (RuntimeException | LinkageError e) {
      System.err.println("Insula did not start: " + StartFailure.inOneLine(e));
      LoggerFactory.getLogger(Insula.class).debug("The start failed", e);
      System.exit(1);
    }
  }

  private static void start(StartSettings settings) {
    var database = settings.embedsDatabase() ? DevelopmentDatabase.start(settings.data()) : null;
    var context = context(settings, database);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, database), "insula-stop"));
    context.start();
    var server = context.getBean(EmbeddedServer.class).start();
    var welcome = new Welcome(System.out, server.getPort());
    welcome.ready(Readiness.awaitAndMeasure(server.getPort()));
    context.findBean(DemoData.class).ifPresent(demo -> welcome.accounts(demo.ensure()));
    if (settings.exitWhenReady()) {
      System.exit(0);
    }
  }

  private static ApplicationContext context(
      StartSettings settings, @Nullable DevelopmentDatabase database) {
    var builder =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .properties(settings.properties());
    if (database != null) {
      builder.singletons(database.starting());
    }
    return builder.build();
  }

  /** Drains and closes the house first, and only then takes its database away. */
  private static void stop(ApplicationContext context, @Nullable DevelopmentDatabase database) {
    try (database) {
      context.close();
    }
  }
}
