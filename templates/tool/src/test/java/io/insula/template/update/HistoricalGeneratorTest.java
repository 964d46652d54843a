package io.insula.template.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.CommandRefusedException;
import io.insula.template.repository.TemplateRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoricalGeneratorTest {
  private static final TemplateRecord SERVICE =
      new TemplateRecord("/place \"of\" it", "1.0", "c0ffee", "billing", "com.example", List.of());

  @TempDir Path template;

  @Test
  void the_generator_of_the_given_files_runs() throws Exception {
    var target = template.resolve("target.txt");
    write(
        "java.nio.file.Files.writeString(java.nio.file.Path.of(args[7]), String.join(\" \","
            + " args));");

    new HistoricalGenerator().generate(template, SERVICE, target);

    assertThat(target)
        .hasContent(
            template + " generate service billing com.example /place \"of\" it c0ffee " + target);
  }

  @Test
  void a_generator_that_fails_is_reported_with_its_output() throws Exception {
    write("System.out.println(\"No such thing.\"); System.exit(2);");

    assertThatThrownBy(
            () -> new HistoricalGenerator().generate(template, SERVICE, template.resolve("target")))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("c0ffee")
        .hasMessageContaining("No such thing.");
  }

  @Test
  void a_record_is_read_as_it_was_written() throws Exception {
    SERVICE.at("2.0", "decaf", List.of("0001-a", "0002-b")).write(template);

    assertThat(TemplateRecord.of(template))
        .isEqualTo(SERVICE.at("2.0", "decaf", List.of("0001-a", "0002-b")));
  }

  @Test
  void an_incomplete_record_is_refused() throws Exception {
    Files.writeString(template.resolve(TemplateRecord.FILE), "{\"from\": \"x\"}");

    assertThatThrownBy(() -> TemplateRecord.of(template))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("version");
  }

  private void write(String statements) throws Exception {
    var source =
        template.resolve(
            "templates/tool/src/main/java/io/insula/template/service/ServiceTemplate.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        "class ServiceTemplate { public static void main(String[] args) throws Exception { %s } }"
            .formatted(statements));
  }
}
