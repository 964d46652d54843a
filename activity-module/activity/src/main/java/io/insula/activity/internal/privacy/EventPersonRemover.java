package io.insula.activity.internal.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.insula.api.privacy.NameKey;
import io.insula.api.privacy.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes a person from the data of events. Replaces the user name and the e-mail address in {@link
 * #FIELDS}, at any depth, by {@link Person#FORMER_MEMBER}. Also replaces network addresses in
 * events that name the person.
 */
final class EventPersonRemover {
  /**
   * The fields that can contain the name or e-mail address of a person. Insula's own events use
   * {@code sub} and {@code account}. Clients may use all of the fields.
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

  /** The fields that contain a network address. */
  private static final Set<String> ADDRESS_FIELDS = Set.of("address", "ip");

  private static final JsonFactory JSON = new JsonFactory();

  private final Set<String> keys;
  private final PersonSearch search;

  EventPersonRemover(Person person) {
    var name = NameKey.of(person.username());
    var email = person.email();
    this.keys = email == null ? Set.of(name) : Set.copyOf(List.of(name, NameKey.of(email)));
    this.search = PersonSearch.of(keys);
  }

  /** Returns the keys of the person's user name and e-mail address, see {@link NameKey}. */
  Set<String> keys() {
    return keys;
  }

  /** Returns the search for texts that may name the person. */
  PersonSearch search() {
    return search;
  }

  boolean isPerson(@Nullable String text) {
    return text != null && keys.contains(NameKey.of(text));
  }

  /**
   * Replaces the person in the data of an event.
   *
   * @param email the e-mail address of the event
   * @return the data with these changes only; empty if nothing has to be replaced
   */
  Optional<String> without(@Nullable String email, String data) {
    var places = placesIn(data, isPerson(email));
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
   * Returns the places to replace: the person's names, and network addresses. Returns nothing if
   * the event does not name the person.
   *
   * @param isTheirs whether the event has the person's e-mail address
   */
  private List<Place> placesIn(String data, boolean isTheirs) {
    var places = new ArrayList<Place>();
    var isNamed = isTheirs;
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

  /** Returns the place of the current value. The parser must have read the value to its end. */
  private static Place placeOf(JsonParser parser) {
    return new Place(
        (int) parser.currentTokenLocation().getCharOffset(),
        (int) parser.currentLocation().getCharOffset());
  }

  /**
   * Returns whether the current value is a text in a field for network addresses, such as {@code
   * ip}. Reads the value to its end.
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
    return field != null && FIELDS.contains(field) && isPerson(value);
  }
}
