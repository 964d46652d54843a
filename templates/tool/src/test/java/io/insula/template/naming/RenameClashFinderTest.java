package io.insula.template.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenameClashFinderTest {
  private static final String MAIN = "core/src/main/java/io/sample/";

  @TempDir Path folder;

  private final List<Path> files = new ArrayList<>();

  @Test
  void a_class_that_gets_the_name_of_an_import_of_its_package_is_found() throws Exception {
    write(MAIN + "a/SampleException.java", "class SampleException {}");
    write(MAIN + "a/Other.java", "import io.other.ShopException;\nclass Other {}");

    assertThat(clash("shop"))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith("SampleException would become ShopException, and the package of ")
                    .endsWith("Other.java has or uses another ShopException"));
    assertThat(clash("bike")).isEmpty();
  }

  @Test
  void a_class_of_another_package_counts_only_where_it_is_used() throws Exception {
    write(MAIN + "a/SampleException.java", "class SampleException {}");
    write(MAIN + "b/Other.java", "import io.other.ShopException;\nclass Other {}");
    assertThat(clash("shop")).isEmpty();

    write(
        "core/src/test/java/io/sample/b/OtherTest.java",
        "import io.sample.a.SampleException;\nclass OtherTest {}");

    assertThat(clash("shop")).isPresent();
  }

  @Test
  void a_class_of_Java_that_needs_no_import_is_found() throws Exception {
    write(MAIN + "Sample.java", "class Sample {}");
    write(MAIN + "Other.java", "class Other { String text; }");

    assertThat(clash("string")).isPresent();
  }

  @Test
  void names_in_comments_and_literals_do_not_count() throws Exception {
    write(
        MAIN + "Sample.java",
        """
        /* ShopA */ // ShopB
        class Sample {
          String text = "ShopC \\" ShopD";
          char quote = '"';
          String block = \"""
              ShopE " ShopF
              \""";
        }
        """);

    for (var end : "ABCDEF".split("")) {
      write(MAIN + "Sample" + end + ".java", "class Sample" + end + " {}");
    }

    assertThat(clash("shop")).isEmpty();
  }

  @Test
  void two_files_with_one_name_are_found_also_if_only_the_case_differs() throws Exception {
    write("sample", "");
    write("SHOP", "");

    assertThat(clash("shop")).hasValue("SHOP and sample would get the same file name");
    assertThat(clash("bike")).isEmpty();
  }

  @Test
  void a_file_with_the_name_of_a_folder_is_found() throws Exception {
    write("a/sample", "");
    write("a/shop/b/c.txt", "");

    assertThat(clash("shop"))
        .hasValue("a/sample would have the name of the folder of a/shop/b/c.txt");
  }

  private void write(String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    files.add(Path.of(file));
  }

  private Optional<String> clash(String name) throws IOException {
    return new RenameClashFinder(folder, files, Renames.builder().word("sample", name).build())
        .find();
  }
}
