package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ObjectOrArrayReaderTest {
  private static final String SPACE = " ".repeat(4 << 20);
  private static final long MEBIBYTE = 1 << 20;

  @Inject ObjectMapper json;

  @Test
  void a_malformed_row_needs_no_copy_of_the_body() throws IOException {
    allocatedWhileReading("true");
    var wellFormed = allocatedWhileReading("true");
    allocatedWhileReading("tru");

    assertThat(allocatedWhileReading("tru")).isLessThan(wellFormed + MEBIBYTE);
  }

  /**
   * Returns how many bytes are allocated while an array is read. The second object of the array is
   * long. The characters before it have one to four bytes each.
   */
  private long allocatedWhileReading(String value) throws IOException {
    var good =
        RawRowFixtures.pageview()
            .put("url", "https://a.example/\u00e9\u20ac\ud83c\udf33")
            .toString();
    var body = "[%s,{\"\u00e9\ud83c\udf33\": %s%s},%s]".formatted(good, value, SPACE, good);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var rows = new ArrayList<PageviewRequest>();
    var reader = new ObjectOrArrayReader<>(json, PageviewRequest.class);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    var before = threads.getCurrentThreadAllocatedBytes();
    reader.read(bytes, rows::add, new RowErrors());
    var after = threads.getCurrentThreadAllocatedBytes();

    assertThat(rows).hasSize(2);
    return after - before;
  }
}
