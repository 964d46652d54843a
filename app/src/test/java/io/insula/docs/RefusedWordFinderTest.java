package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that no file with one of certain endings has a word that {@code docs/style.md} refuses.
 */
class RefusedWordFinderTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path STYLE_GUIDE = REPOSITORY.resolve("docs/style.md");

  /**
   * The endings of the checked files. Migrations ({@code sql}) are not checked, because a released
   * migration never changes.
   */
  private static final Set<String> ENDINGS =
      Set.of("java", "md", "sh", "proto", "properties", "http", "yaml", "yml", "html");

  private final RefusedWordFinder words = new RefusedWordFinder(read(STYLE_GUIDE));

  @Test
  void no_source_and_no_document_has_a_refused_word() throws IOException {
    var files = files();

    assertThat(files).hasSizeGreaterThan(1_000);
    assertThat(files.stream().flatMap(this::refused)).isEmpty();
  }

  @Test
  void refused_words_are_found_in_comments_and_texts_alone() {
    var lest = "le" + "st";

    assertThat(words.in("A.java", "int x;\n// " + lest + " it fails\n"))
        .containsExactly("2: " + lest);
    assertThat(words.in("A.java", "say(\"Closed " + lest + "\");")).containsExactly("1: " + lest);
    assertThat(words.in("A.java", "var " + lest + " = '\"'; var b = '\"';")).isEmpty();
    assertThat(words.in("a.md", "no\nmo" + "re of it")).hasSize(1);
    assertThat(words.in("A.java", "/** no mo" + "re\n * than ten */")).isEmpty();
  }

  private Stream<String> refused(Path file) {
    var name = REPOSITORY.relativize(file).toString();
    return words.in(name, read(file)).stream().map(found -> name + ":" + found);
  }

  /**
   * Returns the files with the checked endings, without the style guide itself, build output,
   * library files and hidden folders.
   */
  private static List<Path> files() throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        REPOSITORY,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = String.valueOf(folder.getFileName());
            var isOurs =
                folder.equals(REPOSITORY)
                    || !Set.of("target", "data", "vendor").contains(name) && !name.startsWith(".");
            return isOurs ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = String.valueOf(file.getFileName());
            var isProse = ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
            if (isProse && !file.equals(STYLE_GUIDE)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
