package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AhoCorasickSearchTest {
  @Test
  void texts_inside_others_are_found_too() {
    assertThat(found(List.of("he", "she", "his", "hers", "ushers and others"), "Ushers"))
        .containsExactlyInAnyOrder("he", "she", "hers");
    assertThat(found(List.of("crawler/2", "crawler"), "My-CRAWLER/1")).containsExactly("crawler");
    assertThat(found(List.of("@"), "mail ana@example.com")).containsExactly("@");
    assertThat(found(List.of("a"), "日本")).isEmpty();
  }

  @Test
  void a_search_ends_when_the_caller_has_enough() {
    var index = new AhoCorasickSearch(List.of("bot"));
    var hits = new ArrayList<Integer>();

    assertThat(index.search("bot bot bot", number -> hits.add(number) && hits.size() == 2))
        .isTrue();
    assertThat(hits).hasSize(2);
    assertThat(index.search("bot", _ -> false)).isFalse();
  }

  @Test
  void the_index_finds_the_same_as_a_search_for_each_text() {
    var random = new Random(5);
    var texts = IntStream.range(0, 300).mapToObj(_ -> word(random, 1 + random.nextInt(9))).toList();
    for (int i = 0; i < 500; i++) {
      var text = word(random, 30);
      var expected =
          texts.stream().filter(wanted -> text.toLowerCase(Locale.ROOT).contains(wanted)).toList();
      assertThat(new HashSet<>(found(texts, text))).isEqualTo(new HashSet<>(expected));
    }
  }

  private static List<String> found(List<String> texts, String text) {
    var found = new ArrayList<String>();
    new AhoCorasickSearch(texts).search(text, number -> !found.add(texts.get(number)));
    return found;
  }

  private static String word(Random random, int length) {
    var word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append("abc/-é".charAt(random.nextInt(length > 20 ? 6 : 5)));
    }
    return length > 20 ? word.toString().toUpperCase(Locale.ROOT) : word.toString();
  }
}
