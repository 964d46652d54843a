package io.insula.remote.privacy;

import io.insula.api.InvalidInputException;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import io.insula.remote.WireTime;
import io.insula.remote.wire.PersonalDataEraseRequest;
import io.insula.remote.wire.PersonalDataExportRequest;
import io.insula.remote.wire.PersonalDataItem;
import io.insula.remote.wire.PersonalDataItem.Field;
import io.insula.remote.wire.PersonalDataItem.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts people and their personal data to Protocol Buffers messages and back. */
final class PersonalDataWire {
  private PersonalDataWire() {}

  static PersonalDataExportRequest exportOf(Person person, Audience audience) {
    var request =
        PersonalDataExportRequest.newBuilder()
            .setUsername(person.username())
            .setAudience(PersonalDataExportRequest.Audience.valueOf(audience.name()));
    Optional.ofNullable(person.email()).ifPresent(request::setEmail);
    return request.build();
  }

  static PersonalDataEraseRequest eraseOf(Person person) {
    var request = PersonalDataEraseRequest.newBuilder().setUsername(person.username());
    Optional.ofNullable(person.email()).ifPresent(request::setEmail);
    return request.build();
  }

  static Person personOf(PersonalDataExportRequest request) {
    return new Person(request.getUsername(), request.hasEmail() ? request.getEmail() : null);
  }

  static Person personOf(PersonalDataEraseRequest request) {
    return new Person(request.getUsername(), request.hasEmail() ? request.getEmail() : null);
  }

  static Audience audienceOf(PersonalDataExportRequest request) {
    return switch (request.getAudience()) {
      case PERSON -> Audience.PERSON;
      case ADMIN -> Audience.ADMIN;
      case AUDIENCE_UNSPECIFIED, UNRECOGNIZED ->
          throw new InvalidInputException("audience", "is required");
    };
  }

  static PersonalDataItem write(PersonalItem item) {
    var written = PersonalDataItem.newBuilder().setKind(item.kind());
    item.values().forEach((name, value) -> written.addFields(write(name, value)));
    return written.build();
  }

  private static Field write(String name, @Nullable Object value) {
    var field = Field.newBuilder().setName(name);
    switch (value) {
      case null -> {}
      case String text -> field.setText(text);
      case Long number -> field.setNumber(number);
      case BigDecimal decimal -> field.setDecimal(decimal.toString());
      case Boolean flag -> field.setFlag(flag);
      case Instant time -> field.setTime(WireTime.write(time));
      case PersonalItem.Json json -> field.setJson(json.text());
      case List<?> texts -> field.setTexts(textsOf(texts));
      default ->
          throw new IllegalArgumentException(name + " has a type that PersonalItem does not allow");
    }
    return field.build();
  }

  private static Texts textsOf(List<?> list) {
    var texts = Texts.newBuilder();
    list.forEach(text -> texts.addTexts((String) text));
    return texts.build();
  }

  static PersonalItem read(PersonalDataItem item) {
    var read = PersonalItem.of(item.getKind());
    item.getFieldsList().forEach(field -> read.with(field.getName(), read(field)));
    return read.build();
  }

  private static @Nullable Object read(Field field) {
    return switch (field.getValueCase()) {
      case TEXT -> field.getText();
      case NUMBER -> field.getNumber();
      case DECIMAL -> new BigDecimal(field.getDecimal());
      case FLAG -> field.getFlag();
      case TIME -> WireTime.read(field.getTime());
      case TEXTS -> List.copyOf(field.getTexts().getTextsList());
      case JSON -> new PersonalItem.Json(field.getJson());
      case VALUE_NOT_SET -> null;
    };
  }
}
