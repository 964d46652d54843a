package io.insula.cycles.internal.count;

import java.util.Arrays;
import java.util.Optional;

/** A value of a fixed set, with the name that routes and files use for it. */
public interface LabelledEnum {
  String label();

  /** Returns the value of this type that has the label; empty if no value has it. */
  static <E extends Enum<E> & LabelledEnum> Optional<E> find(Class<E> type, String label) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.label().equals(label))
        .findFirst();
  }
}
