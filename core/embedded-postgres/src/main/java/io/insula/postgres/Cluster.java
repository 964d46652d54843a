package io.insula.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Makes the files of a new, empty cluster. */
final class Cluster {
  /** The one database user, who may do everything. */
  static final String USER = "insula";

  private Cluster() {}

  /** Makes the cluster of a folder unless it is there. After a crash none is there by half. */
  static void makeIfMissing(DataFolder folder, PostgresPrograms programs, Durability durability) {
    if (Files.exists(folder.cluster())) {
      return;
    }
    try {
      var unfinished = folder.path().resolve("postgres.unfinished");
      Folders.delete(unfinished);
      var arguments =
          new ArrayList<>(
              List.of(
                  "--pgdata=" + unfinished,
                  "--username=" + USER,
                  "--pwfile=" + folder.passwordFile(),
                  "--auth=scram-sha-256",
                  // Iterations make weak passwords strong. This one has 256 random bits.
                  "--set=scram_iterations=1",
                  "--encoding=UTF8",
                  // The same on every system, and it knows the letters of all scripts.
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8",
                  "--locale=C",
                  "--no-instructions"));
      arguments.addAll(durability.initOptions());
      programs.run("initdb", arguments);
      Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PostgresException("No database could be made in " + folder.path() + ": " + e, e);
    }
  }
}
