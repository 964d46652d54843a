package io.insula.kernel.web.input;

import io.insula.kernel.web.json.EnumNames;
import io.micronaut.core.convert.CharSequenceToEnumConverter;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Parses whole numbers, {@link BigDecimal}, UUIDs and enum constants.
 *
 * <ul>
 *   <li>Numbers have only the digits 0 to 9. Java's parsers also accept digits of other scripts.
 *   <li>UUIDs are complete. Java's parser also accepts {@code 1-1-1-1-1}.
 *   <li>Enum constants have the names that responses use, in upper or lower case, or other
 *       spellings that the framework knows.
 * </ul>
 */
@Singleton
final class StrictConverters implements TypeConverterRegistrar {
  private static final TextForm WHOLE =
      new TextForm("-?[0-9]+", "A whole number has only the digits 0 to 9, and may begin with -");
  private static final TextForm DECIMAL =
      new TextForm(
          "-?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?",
          "A number has only the digits 0 to 9, and may have a point and an exponent of at most 3"
              + " digits");
  private static final TextForm UUID_TEXT =
      new TextForm(
          "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
          "A UUID has 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12");

  /**
   * The form of the texts that a converter accepts.
   *
   * @param description a sentence without a period
   */
  private record TextForm(Pattern pattern, String description) {
    TextForm(String regularExpression, String description) {
      this(Pattern.compile(regularExpression), description);
    }
  }

  @Override
  public void register(MutableConversionService conversions) {
    add(conversions, Byte.class, WHOLE, Byte::valueOf);
    add(conversions, Short.class, WHOLE, Short::valueOf);
    add(conversions, Integer.class, WHOLE, Integer::valueOf);
    add(conversions, Long.class, WHOLE, Long::valueOf);
    add(conversions, BigInteger.class, WHOLE, BigInteger::new);
    add(conversions, BigDecimal.class, DECIMAL, BigDecimal::new);
    add(conversions, UUID.class, UUID_TEXT, UUID::fromString);
    addEnums(conversions);
  }

  private static <T> void add(
      MutableConversionService conversions,
      Class<T> type,
      TextForm form,
      Function<String, T> reader) {
    conversions.addConverter(
        CharSequence.class,
        type,
        (text, _, context) -> read(text.toString(), form, reader, context));
  }

  private static <T> Optional<T> read(
      String text, TextForm form, Function<String, T> reader, ConversionContext context) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (!form.pattern().matcher(text).matches()) {
        throw new IllegalArgumentException(form.description() + ": " + text);
      }
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException e) {
      context.reject(text, e);
      return Optional.empty();
    }
  }

  /**
   * Adds the converter for enums. Unknown names go to the framework's converter, because settings
   * may use other spellings.
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void addEnums(MutableConversionService conversions) {
    var framework = new CharSequenceToEnumConverter();
    conversions.addConverter(
        CharSequence.class,
        Enum.class,
        (text, type, context) -> {
          var found = EnumNames.find((Class<Enum>) type, text.toString());
          if (found.isPresent() || EnumNames.isAscii(text)) {
            return found.isPresent() ? found : framework.convert(text, type, context);
          }
          context.reject(text, new IllegalArgumentException("No name of " + type));
          return Optional.empty();
        });
  }
}
