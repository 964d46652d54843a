import io.insula.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes the AOT cache of the image: starts a PostgreSQL, and on it the server as the image does,
 * which ends when it is ready and leaves its classes behind. Runs inside of the build of the image.
 */
class Training {
  private static final Path HOME = Path.of("/opt/insula");

  /**
   * @param arguments the folder for the cache
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
            // Not each class that it cannot take.
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
