package io.insula.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Creates the files of a new, empty PostgreSQL cluster. */
final class DatabaseClusterInitializer {
  /** The only database user, a superuser. */
  static final String USER = "insula";

  private DatabaseClusterInitializer() {}

  /**
   * Creates the cluster of a folder unless it exists. A crash never leaves an incomplete cluster.
   */
  static void makeIfMissing(DataFolder folder, PostgresPrograms programs, Durability durability) {
    if (Files.exists(folder.cluster())) {
      return;
    }
    try {
      var unfinished = folder.path().resolve("postgres.unfinished");
      FolderDeleter.delete(unfinished);
      var arguments =
          new ArrayList<>(
              List.of(
                  "--pgdata=" + unfinished,
                  "--username=" + USER,
                  "--pwfile=" + folder.passwordFile(),
                  "--auth=scram-sha-256",
                  // Iterations make weak passwords harder to guess. This password has 256 random
                  // bits, so one iteration is enough.
                  "--set=scram_iterations=1",
                  "--encoding=UTF8",
                  // This locale sorts the same on every system and knows the letters of all
                  // scripts.
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8",
                  "--locale=C",
                  "--no-instructions"));
      arguments.addAll(durability.initOptions());
      programs.run("initdb", arguments);
      Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PostgresException(
          "The database could not be created in " + folder.path() + ": " + e, e);
    }
  }
}
