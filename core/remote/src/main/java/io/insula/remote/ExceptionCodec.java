package io.insula.remote;

import io.insula.api.InsulaException;
import java.util.Map;
import java.util.function.Function;

/**
 * The conversion of one exception type of an app's API for calls between processes.
 *
 * @param name the name on the wire, for instance {@code garden.BedNotFound}; must not change after
 *     its first use
 * @param fields returns the fields of an exception, in addition to its message
 * @param make creates the exception from its fields in the calling process
 */
public record ExceptionCodec<E extends InsulaException>(
    String name,
    Class<E> type,
    Function<E, Map<String, String>> fields,
    Function<FailureFields, E> make) {

  /** Returns the conversion of an exception that has one number as its only field. */
  public static <E extends InsulaException> ExceptionCodec<E> ofNumber(
      String name, Class<E> type, String field, Function<E, Long> number, Function<Long, E> make) {
    return new ExceptionCodec<>(
        name,
        type,
        failure -> Map.of(field, Long.toString(number.apply(failure))),
        fields -> make.apply(fields.number(field)));
  }

  Map<String, String> fieldsOf(InsulaException failure) {
    return fields.apply(type.cast(failure));
  }
}
