package io.insula.bench.movingout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.load.LoadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestMixTest {
  private final VoteSequence ballots = new VoteSequence(2, List.of(7L, 8L));

  @Test
  void twenty_requests_are_one_proposal_nine_lists_and_ten_votes() {
    var kinds =
        texts(mix(), 40).stream()
            .map(
                text ->
                    text.replaceAll("(?s)( /projects/\\d+| /threads/\\d+)?([^ ]*) HTTP.*", "$2"))
            .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));

    assertThat(kinds)
        .containsOnly(
            Map.entry("POST /projects/propose", 2L),
            Map.entry("GET /projects", 10L),
            Map.entry("GET/threads", 8L),
            Map.entry("PUT/vote", 20L));
  }

  @Test
  void every_server_gets_the_same_requests_whatever_the_size_of_the_portions() {
    var one = texts(mix(), 400);
    var other = mix();

    var portions = new ArrayList<String>();
    Stream.of(13, 87, 300).forEach(count -> portions.addAll(texts(other, count)));

    assertThat(portions).isEqualTo(one);
    assertThat(one.subList(0, 20)).isNotEqualTo(one.subList(20, 40));
  }

  @Test
  void no_two_proposals_have_one_name() {
    assertThat(texts(mix(), 400).stream().filter(text -> text.startsWith("POST")))
        .hasSize(20)
        .doesNotHaveDuplicates();
  }

  @Test
  void the_expected_votes_are_the_sent_ones() {
    var mix = mix();

    var sent = texts(mix, 60).stream().filter(text -> text.startsWith("PUT")).count();

    assertThat(mix.standingVotes()).isEqualTo(ballots.after(sent));
    assertThat(sent).isEqualTo(30);
  }

  private RequestMix mix() {
    var admin = new HttpRequestWriter("localhost", "admin");
    var voters =
        List.of(
            new HttpRequestWriter("localhost", "one"), new HttpRequestWriter("localhost", "two"));
    return new RequestMix(admin, voters, List.of(1L, 2L, 3L), ballots, new MixProposals(admin));
  }

  private static List<String> texts(RequestMix mix, int count) {
    var texts = new ArrayList<String>();
    mix.next(count, new MixLatencies()).forEachRemaining(exchange -> texts.add(text(exchange)));
    return texts;
  }

  private static String text(LoadRequest exchange) {
    return UTF_8.decode(exchange.request()).toString();
  }
}
