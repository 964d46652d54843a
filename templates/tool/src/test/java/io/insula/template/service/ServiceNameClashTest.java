package io.insula.template.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.Git;
import io.insula.template.naming.RenameClashFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks for clashes of names in the files that a service gets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceNameClashTest {
  private static final Path REPOSITORY = Path.of("..", "..");

  private List<Path> files;

  @BeforeAll
  void list() throws Exception {
    var listed = FileList.read(REPOSITORY.resolve("templates/service/files.txt"));
    files = new Git(REPOSITORY).files(".").stream().filter(listed::has).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "authentication, InsulaException would become AuthenticationException",
    "authorization, InsulaException would become AuthorizationException",
    "list, Insula would become List",
    "optional, Insula would become Optional",
    "unavailable, would get the same file name",
    "license, would get the same file name",
  })
  void a_name_that_a_type_or_a_file_has_already_is_refused(String name, String reason)
      throws Exception {
    assertThat(clashOf(name)).hasValueSatisfying(text -> assertThat(text).contains(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"notify", "wait", "clone", "google", "entry", "shop2", "string2", "invoice", "t"})
  void an_unusual_name_without_a_clash_is_possible(String name) throws Exception {
    assertThat(clashOf(name)).isEmpty();
  }

  /** The work folder {@code .insula} and the front door {@code insula} get the new name. */
  @Test
  void the_name_of_a_file_or_folder_of_a_service_or_of_a_tool_is_refused() throws Exception {
    var ignored = Files.readString(REPOSITORY.resolve(".gitignore")).lines();
    var top = files.stream().map(file -> file.getName(0).toString());

    assertThat(
            Stream.of(ignored, top, Stream.of(".git"))
                .flatMap(names -> names)
                .map(name -> name.replaceAll("^/?[.]?|/$", ""))
                .filter(name -> name.matches("[a-z]+") && !name.equals("insula")))
        .contains("git", "mvn", "ci", "github", "circleci", "plugins", "target", "mvnw")
        .allSatisfy(
            name ->
                assertThatThrownBy(() -> new ServiceName(name, "com.example").requireNew())
                    .hasMessageContaining("another meaning"));
  }

  private Optional<String> clashOf(String name) throws Exception {
    var renames = new ServiceName(name, "com.example").renames();
    return new RenameClashFinder(REPOSITORY, files, renames).find();
  }
}
