package io.insula.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.privacy.Person;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Removes a person from stored messages: replaces every value that equals the name or the e-mail
 * address of the person, also in a text that itself is JSON. All fields are searched, because only
 * the receiver of a message knows which fields name a person.
 */
@Singleton
class MessageAnonymizer {
  // Rows are locked in the order of their ids, as in every statement that locks several rows, so
  // that two statements cannot deadlock.
  private static final String MENTIONING =
      """
      SELECT id, payload FROM kernel.outbox
      WHERE NOT starts_with(topic, :ownTopics)
        AND EXISTS (SELECT FROM unnest(:texts) AS text WHERE strpos(payload::text, text) > 0)
      ORDER BY id
      FOR UPDATE
      """;

  private static final String REWRITE =
      "UPDATE kernel.outbox SET payload = ?::jsonb, last_error = NULL WHERE id = ?";

  private final Jdbi jdbi;
  private final ObjectMapper json;

  MessageAnonymizer(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  private record Stored(long id, String payload) {}

  /** See {@link Outbox#forget}. */
  @Transactional
  public void forget(Person person, String ownTopics) {
    var texts = new ArrayList<>(List.of(person.username()));
    if (person.email() != null) {
      texts.add(person.email());
    }
    jdbi.useHandle(handle -> forget(handle, texts, ownTopics));
  }

  private void forget(Handle handle, List<String> texts, String ownTopics) {
    var mentioning =
        handle
            .createQuery(MENTIONING)
            .bind("ownTopics", ownTopics)
            .bindArray("texts", String.class, texts.stream().map(this::escaped).toList())
            .map((row, _) -> new Stored(row.getLong("id"), row.getString("payload")))
            .list();
    for (var message : mentioning) {
      var rewritten = message.payload();
      for (var text : texts) {
        rewritten = replaced(rewritten, text);
      }
      if (!rewritten.equals(message.payload())) {
        handle.execute(REWRITE, rewritten, message.id());
      }
    }
  }

  /**
   * Replaces a text wherever it is a value in the JSON. Field names stay: a field name is also
   * quoted, but a colon follows it.
   */
  private String replaced(String payload, String text) {
    var value = quoted(text);
    var former = quoted(Person.FORMER_MEMBER);
    var inPayload = "(?<!\\\\)" + Pattern.quote(value);
    var inText = Pattern.quote(escaped(value));
    return replaced(replaced(payload, inPayload, former), inText, escaped(former));
  }

  private static String replaced(String payload, String pattern, String replacement) {
    return payload.replaceAll(pattern + "(?!\\s*:)", Matcher.quoteReplacement(replacement));
  }

  /** Returns a text as written in JSON, without the quotes around it. */
  private String escaped(String text) {
    var quoted = quoted(text);
    return quoted.substring(1, quoted.length() - 1);
  }

  private String quoted(String text) {
    try {
      return json.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A text could not be written as JSON", e);
    }
  }
}
