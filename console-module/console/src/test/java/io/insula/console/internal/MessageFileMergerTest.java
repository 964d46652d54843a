package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageFileMergerTest {
  @Test
  void the_files_of_a_language_are_merged() {
    var joined =
        MessageFileMerger.joined(
            List.of(
                asset("messages/en/a.json", "{\"a\": \"A\"}"),
                asset("messages/en/b.json", "{\"b\": {\"one\": \"B\", \"other\": \"Bs\"}}"),
                asset("messages/pl/a.json", "{\"a\": \"Ą\"}"),
                asset("main.js", "start()")));

    assertThat(joined.stream().map(Asset::path))
        .containsExactly("messages/en.json", "messages/pl.json");
    assertThat(new String(joined.getFirst().content(), UTF_8))
        .isEqualTo("{\"a\":\"A\",\"b\":{\"one\":\"B\",\"other\":\"Bs\"}}");
  }

  @Test
  void a_key_in_two_files_is_refused() {
    var files =
        List.of(
            asset("messages/en/a.json", "{\"same\": \"A\"}"),
            asset("messages/en/b.json", "{\"same\": \"B\"}"));

    assertThatThrownBy(() -> MessageFileMerger.joined(files))
        .hasMessage("messages/en/b.json has the key same, which another file has, too");
  }

  @Test
  void a_file_that_is_not_an_object_is_refused() {
    assertThatThrownBy(() -> MessageFileMerger.joined(List.of(asset("messages/en/a.json", "[1"))))
        .hasMessage("messages/en/a.json is not a JSON object");
  }

  private static Asset asset(String path, String content) {
    return Asset.of(path, content.getBytes(UTF_8));
  }
}
