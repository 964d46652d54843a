package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that migrations which some database has already run stay unchanged. A process refuses to
 * start on a database that has run a migration with other contents.
 */
class LandedMigrationsTest {
  private static final String FIRST = "src/main/resources/db/migration/garden/V1__beds.sql";
  private static final String SECOND = "src/main/resources/db/migration/garden/V2__trees.sql";

  /** The SHA-256 of an empty file. */
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path module;

  @Test
  void no_listed_migration_is_missing_or_changed() throws Exception {
    var violations = new ArrayList<String>();
    for (var folder : MavenModules.folders(SourceTree.root())) {
      violations.addAll(LandedMigrations.violations(SourceTree.root().resolve(folder)));
    }

    assertThat(violations)
        .as(
            "a merged migration never changes: write another one instead. If the migration is not"
                + " merged yet, delete its line from migrations.sha256, and run ./insula migrations"
                + " when it is merged")
        .isEmpty();
  }

  @Test
  void a_changed_migration_and_a_missing_one_are_reported_and_a_new_one_is_not()
      throws IOException {
    write(FIRST, "CREATE TABLE bed ();");
    write(SECOND, "");
    write("src/main/resources/db/migration/garden/V3__new.sql", "CREATE TABLE pond ();");
    write("migrations.sha256", OF_NOTHING + "  " + FIRST + "\n" + OF_NOTHING + "  " + SECOND);

    assertThat(LandedMigrations.violations(module))
        .containsExactly(module.resolve(FIRST) + " has changed");
    Files.delete(module.resolve(SECOND));
    assertThat(LandedMigrations.violations(module))
        .contains(module.resolve(SECOND) + " is missing");
  }

  @Test
  void a_module_without_a_list_has_no_violations() throws IOException {
    write(FIRST, "CREATE TABLE bed ();");

    assertThat(LandedMigrations.violations(module)).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    var path = module.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
