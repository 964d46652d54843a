package io.insula.activity.internal.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.insula.api.privacy.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows where events name a person: in {@code email}, and in those fields of {@code data} that bear
 * the name of somebody by custom, at any depth.
 */
final class PersonMask {
  /** Insula's own events use {@code sub} and {@code account}; others have what senders chose. */
  static final Set<String> FIELDS =
      Set.of(
          "account",
          "actor",
          "author",
          "by",
          "email",
          "owner",
          "sub",
          "user",
          "user_id",
          "username",
          "voter");

  /** From where the person came; in an event that names them. */
  private static final Set<String> ADDRESS_FIELDS = Set.of("address", "ip");

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LAST_ASCII = 0x7f;

  private final String username;
  private final @Nullable String email;

  PersonMask(Person person) {
    this.username = person.username();
    this.email = lower(person.email());
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  /** What {@code email} may be, in lower case. */
  List<String> emails() {
    var name = username.toLowerCase(Locale.ROOT);
    return email == null ? List.of(name) : List.of(name, email);
  }

  /** How the names may be written in JSON: one of these is in each {@code data} that has one. */
  List<String> spellings() {
    var texts = email == null ? List.of(username) : List.of(username, email);
    return texts.stream()
        .flatMap(text -> Stream.of(escaped(text), asciiOf(text, "%04x"), asciiOf(text, "%04X")))
        .flatMap(text -> Stream.of(text, text.replace("/", "\\/")))
        .distinct()
        .toList();
  }

  private static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  private static String asciiOf(String text, String hexadecimal) {
    var written = new StringBuilder();
    for (var each : escaped(text).toCharArray()) {
      written.append(each > LAST_ASCII ? "\\u" + hexadecimal.formatted((int) each) : each);
    }
    return written.toString();
  }

  boolean isEmail(@Nullable String text) {
    return text != null && emails().contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * The data without the person, and as it was in everything else.
   *
   * @return empty if it does not name them
   */
  Optional<String> without(String data) {
    var places = placesIn(data);
    if (places.isEmpty()) {
      return Optional.empty();
    }
    var rest = new StringBuilder(data);
    for (var place : places.reversed()) {
      rest.replace(place.from(), place.until(), "\"" + Person.FORMER_MEMBER + "\"");
    }
    return Optional.of(rest.toString());
  }

  /** A value with its quotes. */
  private record Place(int from, int until) {}

  /** Where the data names the person or, if it does, says from where they came. */
  private List<Place> placesIn(String data) {
    var places = new ArrayList<Place>();
    var isNamed = false;
    try (var parser = JSON.createParser(data)) {
      while (parser.nextToken() != null) {
        var names = names(parser);
        isNamed |= names;
        if (names || isAddress(parser)) {
          places.add(placeOf(parser));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data of an event is no JSON", e);
    }
    return isNamed ? places : List.of();
  }

  /** Of a text that was read to its end. */
  private static Place placeOf(JsonParser parser) {
    return new Place(
        (int) parser.currentTokenLocation().getCharOffset(),
        (int) parser.currentLocation().getCharOffset());
  }

  /** Reads the value to its end, too. */
  private static boolean isAddress(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        && !parser.getText().isEmpty()
        && ADDRESS_FIELDS.contains(String.valueOf(parser.currentName()));
  }

  /** Reads the value to its end, too. */
  private boolean names(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return false;
    }
    var value = parser.getText();
    var field = parser.currentName();
    return field != null && FIELDS.contains(field) && (value.equals(username) || isEmail(value));
  }
}
