package io.insula.reporting.internal;

import io.insula.testkit.TestDatabase;
import java.nio.file.Path;

/**
 * Makes commands that start a main class of the tests in a separate process, which a test can kill.
 */
public final class OtherProcess {
  private static final String URL = "INSULA_TEST_DATABASE_URL";
  private static final String USER = "INSULA_TEST_DATABASE_USER";
  private static final String PASSWORD = "INSULA_TEST_DATABASE_PASSWORD";

  private OtherProcess() {}

  /** Returns the command that starts a main class. The output of the process is discarded. */
  public static ProcessBuilder command(Class<?> main, TestDatabase database) {
    var ofTest =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            ofTest,
            main.getName());
    var environment = command.environment();
    environment.put(URL, database.url());
    environment.put(USER, database.username());
    environment.put(PASSWORD, database.password());
    return command
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** Returns the database of the test that started this process. */
  public static TestDatabase database() {
    var environment = System.getenv();
    return new TestDatabase(environment.get(URL), environment.get(USER), environment.get(PASSWORD));
  }
}
