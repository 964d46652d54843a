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
 * Finds a person in events, in {@code email} and in the fields of {@code data} that usually contain
 * names, at any depth, and replaces the values in {@code data} by {@link Person#FORMER_MEMBER}.
 */
final class EventPersonRemover {
  /**
   * The fields that can contain the name or e-mail address of a person. Insula's own events use
   * {@code sub} and {@code account}; other senders choose their own fields.
   */
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

  /**
   * The fields that contain a network address. If an event names the person, the address is assumed
   * to be the person's.
   */
  private static final Set<String> ADDRESS_FIELDS = Set.of("address", "ip");

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LAST_ASCII = 0x7f;

  private final String username;
  private final @Nullable String email;

  EventPersonRemover(Person person) {
    this.username = person.username();
    this.email = lower(person.email());
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  /** Returns the possible values of {@code email} for the person, in lower case. */
  List<String> emails() {
    var name = username.toLowerCase(Locale.ROOT);
    return email == null ? List.of(name) : List.of(name, email);
  }

  /**
   * Returns the usual JSON forms of the person's names. A search for them misses names in another
   * case, and names with other escapes than these.
   */
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
   * Replaces the person in the data, which otherwise stays unchanged.
   *
   * @return the changed data; empty if none of the {@link #FIELDS} names the person
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

  /** The range of characters of a value, with its quotes. */
  private record Place(int from, int until) {}

  /**
   * Returns where the data names the person. If it does, also returns where it contains their
   * network address.
   */
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
      throw new UncheckedIOException("The data of an event is not JSON", e);
    }
    return isNamed ? places : List.of();
  }

  /** Returns the place of the current value, whose text must have been read to its end. */
  private static Place placeOf(JsonParser parser) {
    return new Place(
        (int) parser.currentTokenLocation().getCharOffset(),
        (int) parser.currentLocation().getCharOffset());
  }

  /**
   * Returns whether the current value is a network address, by the name of its field. Reads the
   * value to its end.
   */
  private static boolean isAddress(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        && !parser.getText().isEmpty()
        && ADDRESS_FIELDS.contains(String.valueOf(parser.currentName()));
  }

  /**
   * Returns whether the current value is a name or an e-mail address of the person. Reads the value
   * to its end.
   */
  private boolean names(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return false;
    }
    var value = parser.getText();
    var field = parser.currentName();
    return field != null && FIELDS.contains(field) && (value.equals(username) || isEmail(value));
  }
}
