package io.insula.cycles.internal.cycle;

import io.insula.api.InvalidInputException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.count.LabelledEnum;
import io.insula.kernel.web.json.EnumNames;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Finds values of enums by their labels. An unknown label of a request throws an {@link
 * InvalidInputException}. An unknown stored label throws an {@link IllegalStateException}.
 */
public final class LabelParser {
  private LabelParser() {}

  /**
   * Returns the value that has a label; the case of ASCII letters is ignored.
   *
   * @throws InvalidInputException if the label is unknown; the message lists the known labels
   */
  public static <E extends Enum<E> & LabelledEnum> E parse(
      Class<E> type, String field, String label) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> EnumNames.areSame(each.label(), label))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException(field, "must be one of " + all(type)));
  }

  /** Returns the value that has a stored label. */
  public static <E extends Enum<E> & LabelledEnum> E stored(Class<E> type, String label) {
    return LabelledEnum.find(type, label)
        .orElseThrow(
            () -> new IllegalStateException("\"" + label + "\" is not a label of " + type));
  }

  private static <E extends Enum<E> & LabelledEnum> String all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(LabelledEnum::label)
        .collect(Collectors.joining(", "));
  }

  /**
   * Returns the phase that has a label; the case of ASCII letters is ignored.
   *
   * @throws InvalidInputException if the label is unknown; the message lists the known labels
   */
  public static CyclePhase parsePhase(String label) {
    return Arrays.stream(CyclePhase.values())
        .filter(each -> EnumNames.areSame(each.label(), label))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "phase",
                    "must be one of "
                        + Arrays.stream(CyclePhase.values())
                            .map(CyclePhase::label)
                            .collect(Collectors.joining(", "))));
  }

  /** Returns the phase that has a stored label. */
  public static CyclePhase phase(String label) {
    return CyclePhase.find(label)
        .orElseThrow(() -> new IllegalStateException("\"" + label + "\" is not a phase"));
  }
}
