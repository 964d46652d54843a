package io.insula.kernel.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StrictJsonFactoryTest {
  private final ObjectMapper mapper = new ObjectMapper(new StrictJsonFactory());

  @Test
  void a_stream_that_arrives_in_parts_is_read_to_its_end() throws Exception {
    var parts = new SequenceInputStream(stream("[1, "), stream("2, 30]"));

    assertThat(mapper.readValue(parts, int[].class)).containsExactly(1, 2, 30);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
