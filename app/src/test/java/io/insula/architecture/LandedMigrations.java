package io.insula.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The migrations of a module that some database has already run, with their hashes. They are listed
 * in a file of the module, in the format of {@code sha256sum}. When a change is merged, {@code
 * ./insula migrations} appends its new migrations to these lists.
 */
final class LandedMigrations {
  private static final String LIST = "migrations.sha256";
  private static final String SEPARATOR = "  ";

  private LandedMigrations() {}

  /**
   * Returns the listed migrations that are missing or have changed. A migration that is not listed
   * yet is no violation.
   *
   * @param module the folder of the module, which need not have a list
   */
  static List<String> violations(Path module) throws IOException {
    var list = module.resolve(LIST);
    if (!Files.exists(list)) {
      return List.of();
    }
    var violations = new ArrayList<String>();
    for (var line : Files.readAllLines(list)) {
      var parts = line.split(SEPARATOR, 2);
      var file = module.resolve(parts[1]);
      if (!Files.exists(file)) {
        violations.add(file + " is missing");
      } else if (!sha256(file).equals(parts[0])) {
        violations.add(file + " has changed");
      }
    }
    return violations;
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
