import io.insula.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes the AOT cache of the image. It starts a PostgreSQL, and the server with this database and
 * the options of the image. The server ends as soon as it is ready, and the JVM then writes the
 * loaded classes to the cache. Runs during the build of the image.
 */
class AotCacheTraining {
  private static final Path HOME = Path.of("/opt/insula");

  /**
   * @param arguments the folder in which the cache is written
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (var postgres = PostgresServer.startTemporary()) {
      var exit = start(postgres, Path.of(arguments[0], "insula.aot"));
      if (exit != 0) {
        throw new IllegalStateException("The server ended with " + exit);
      }
    }
  }

  private static int start(PostgresServer postgres, Path cache)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + HOME.resolve("jvm.options"),
            "-XX:AOTCacheOutput=" + cache,
            // Omits the messages about classes that cannot be in the cache.
            "-Xlog:aot=error",
            "-jar",
            HOME.resolve("insula.jar").toString());
    var environment = builder.environment();
    environment.put("INSULA_EXIT_WHEN_READY", "true");
    environment.put("INSULA_HOST", "127.0.0.1");
    environment.put("INSULA_PORT", "0");
    environment.put("INSULA_ADMIN_PASSWORD", "of-a-database-that-ends-with-this-process");
    environment.put("INSULA_BALLOT_KEY", "of a database that ends with this process");
    environment.put("INSULA_DATABASE_URL", postgres.jdbcUrl("postgres"));
    environment.put("INSULA_DATABASE_USER", postgres.username());
    environment.put("INSULA_DATABASE_PASSWORD", postgres.password());
    return builder.inheritIO().start().waitFor();
  }
}
