package io.insula.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.privacy.Person;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Replaces the name and the e-mail address of a person in stored messages. Changes only fields for
 * people, because a title can equal the name by chance. Also finds nested fields, and fields in a
 * text that is JSON.
 */
@Singleton
class MessageAnonymizer {
  /**
   * A field holds people if its name contains one of these words, in the singular or the plural:
   * {@code author}, {@code proposed_by}, {@code former_members}.
   */
  private static final Set<String> WORDS =
      Set.of(
          "account",
          "actor",
          "admin",
          "assignee",
          "author",
          "by",
          "caller",
          "creator",
          "editor",
          "email",
          "mail",
          "member",
          "moderator",
          "owner",
          "participant",
          "person",
          "principal",
          "proposer",
          "recipient",
          "reporter",
          "reviewer",
          "sender",
          "signer",
          "sub",
          "subject",
          "user",
          "username",
          "voter");

  // Locks rows in the order of their ids, as every statement on several rows does. So two
  // statements cannot deadlock.
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

  private record StoredPayload(long id, String payload) {}

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
            .bindArray("texts", String.class, texts.stream().flatMap(this::spellings).toList())
            .map((row, _) -> new StoredPayload(row.getLong("id"), row.getString("payload")))
            .list();
    for (var message : mentioning) {
      var rewritten = without(texts, message.payload());
      if (!rewritten.equals(message.payload())) {
        handle.execute(REWRITE, rewritten, message.id());
      }
    }
  }

  /**
   * A replacement for a text in JSON.
   *
   * @param from the index of the opening quote
   * @param until the index after the closing quote
   * @param value the new text, with its quotes
   */
  private record Replacement(int from, int until, String value) {}

  /** Returns JSON without the person, and any other text unchanged. */
  private String without(List<String> texts, String payload) {
    var rest = new StringBuilder(payload);
    for (var each : replacements(texts, payload).reversed()) {
      rest.replace(each.from(), each.until(), each.value());
    }
    return rest.toString();
  }

  private List<Replacement> replacements(List<String> texts, String payload) {
    var found = new ArrayList<Replacement>();
    try (var parser = json.getFactory().createParser(payload)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          var value = parser.getText();
          var replacement = replacement(texts, value, parser.getParsingContext());
          if (!replacement.equals(value)) {
            found.add(
                new Replacement(
                    (int) parser.currentTokenLocation().getCharOffset(),
                    (int) parser.currentLocation().getCharOffset(),
                    quoted(replacement)));
          }
        }
      }
      return found;
    } catch (JsonProcessingException e) {
      // The payload is JSON, but a text within it can begin with a bracket and not be JSON.
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("A text could not be read", e);
    }
  }

  private String replacement(List<String> texts, String value, JsonStreamContext place) {
    if (texts.contains(value)) {
      return namesPeople(place) ? Person.FORMER_MEMBER : value;
    }
    return value.startsWith("{") || value.startsWith("[") ? without(texts, value) : value;
  }

  private static boolean namesPeople(JsonStreamContext place) {
    var field = place;
    while (field.inArray()) {
      field = field.getParent();
    }
    return field.getCurrentName() != null
        && Arrays.stream(field.getCurrentName().split("_"))
            .anyMatch(word -> WORDS.contains(word) || WORDS.contains(singular(word)));
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  /**
   * Returns a text as escaped once, and as escaped twice for JSON within JSON: {@code a"b} gives
   * {@code a\"b} and {@code a\\\"b}.
   */
  private Stream<String> spellings(String text) {
    var once = escaped(text);
    return Stream.of(once, escaped(once));
  }

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
