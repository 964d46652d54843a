package io.insula.cycles.internal.cycle;

import io.insula.api.InvalidInputException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.count.Labelled;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads labels that come in. */
public final class CycleLabels {
  private CycleLabels() {}

  /**
   * The value that has a label, case ignored.
   *
   * @throws InvalidInputException if none has it, with the labels that there are
   */
  public static <E extends Enum<E> & Labelled> E parse(Class<E> type, String field, String label) {
    return Labelled.find(type, label.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new InvalidInputException(field, "must be one of " + all(type)));
  }

  /** The value that has a label that we stored. */
  public static <E extends Enum<E> & Labelled> E stored(Class<E> type, String label) {
    return Labelled.find(type, label)
        .orElseThrow(() -> new IllegalStateException("\"" + label + "\" is no " + type));
  }

  private static <E extends Enum<E> & Labelled> String all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Labelled::label)
        .collect(Collectors.joining(", "));
  }

  /**
   * The phase that has a label, case ignored.
   *
   * @throws InvalidInputException if none has it
   */
  public static CyclePhase parsePhase(String label) {
    return CyclePhase.find(label.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "phase",
                    "must be one of "
                        + Arrays.stream(CyclePhase.values())
                            .map(CyclePhase::label)
                            .collect(Collectors.joining(", "))));
  }

  /** The phase that has a label that we stored. */
  public static CyclePhase phase(String label) {
    return CyclePhase.find(label)
        .orElseThrow(() -> new IllegalStateException("\"" + label + "\" is no phase"));
  }
}
