package io.insula.remote;

import io.insula.api.InsulaException;
import java.util.Map;
import java.util.function.Function;

/**
 * How one exception of an app's API crosses the wire.
 *
 * @param name names it on the wire, for instance {@code garden.BedNotFound}; never changes once in
 *     use
 * @param fields what it carries beside its message
 * @param make the same exception from those fields
 */
public record FailureType<E extends InsulaException>(
    String name,
    Class<E> type,
    Function<E, Map<String, String>> fields,
    Function<FailureFields, E> make) {

  /** An exception that carries one number. */
  public static <E extends InsulaException> FailureType<E> ofNumber(
      String name, Class<E> type, String field, Function<E, Long> number, Function<Long, E> make) {
    return new FailureType<>(
        name,
        type,
        failure -> Map.of(field, Long.toString(number.apply(failure))),
        fields -> make.apply(fields.number(field)));
  }

  Map<String, String> fieldsOf(InsulaException failure) {
    return fields.apply(type.cast(failure));
  }
}
