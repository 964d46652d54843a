package io.insula.template.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateRecordTest {
  @Test
  void a_record_is_read_as_it_was_written(@TempDir Path folder) throws Exception {
    var odd = "a \"b\" \\c";
    var written =
        new TemplateRecord(odd, "1.2.0", "ab12", "orders", "org.example", List.of(odd, "0002"));

    written.write(folder);

    assertThat(TemplateRecord.of(folder)).isEqualTo(written);
  }
}
