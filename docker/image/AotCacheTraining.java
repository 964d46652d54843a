import io.insula.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the AOT cache of the image. It starts a PostgreSQL, and then starts the server two times,
 * with this database and the options of the image. The server ends as soon as it is ready. The
 * first start migrates the database. The second start finds a migrated database, like almost every
 * start in production; when it ends, the JVM writes the loaded classes to the cache. The build of
 * the image runs this program.
 */
class AotCacheTraining {
  private static final Path HOME = Path.of("/opt/insula");

  /**
   * @param arguments the folder in which the cache is written
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (var postgres = PostgresServer.startTemporary()) {
      start(postgres, List.of());
      start(
          postgres,
          List.of(
              "-XX:AOTCacheOutput=" + Path.of(arguments[0], "insula.aot"),
              // The cache also lists the methods that this start compiles. Without C2 in this list,
              // a start does not run C2 beside its own work; C2 compiles hot methods later. This
              // takes a fifth less processor time for a start, and the same for requests.
              "-XX:TieredStopAtLevel=2",
              // Omits the messages about classes that cannot be in the cache.
              "-Xlog:aot=error"));
    }
  }

  private static void start(PostgresServer postgres, List<String> options)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + HOME.resolve("jvm.options"));
    command.addAll(options);
    command.addAll(List.of("-jar", HOME.resolve("insula.jar").toString()));
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.put("INSULA_EXIT_WHEN_READY", "true");
    environment.put("INSULA_HOST", "127.0.0.1");
    environment.put("INSULA_PORT", "0");
    environment.put("INSULA_ADMIN_PASSWORD", "of-a-database-that-ends-with-this-process");
    environment.put("INSULA_BALLOT_KEY", "of a database that ends with this process");
    environment.put("INSULA_DATABASE_URL", postgres.jdbcUrl("postgres"));
    environment.put("INSULA_DATABASE_USER", postgres.username());
    environment.put("INSULA_DATABASE_PASSWORD", postgres.password());
    var exit = builder.inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("The server ended with " + exit);
    }
  }
}
