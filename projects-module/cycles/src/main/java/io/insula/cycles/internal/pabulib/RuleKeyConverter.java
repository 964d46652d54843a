package io.insula.cycles.internal.pabulib;

import io.insula.cycles.internal.count.EqualSharesCompletion;
import io.insula.cycles.internal.count.LabelledEnum;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.RuleName;
import io.insula.cycles.internal.count.TieCriterion;
import io.insula.cycles.internal.count.TieOrder;
import io.insula.cycles.internal.count.Utility;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Converts a rule to and from keys of the section META of a file. Pabulib's format defines the keys
 * {@code rule} and {@code min_project_score_threshold}. The other keys are Insula's own.
 */
public final class RuleKeyConverter {
  private static final Map<String, Rule> OFFICIAL =
      Map.of(
          "greedy", Rule.of(RuleName.GREEDY),
          "greedy-no-skip", Rule.of(RuleName.GREEDY_NO_SKIP),
          "greedy-threshold", Rule.of(RuleName.GREEDY_THRESHOLD),
          "greedy-exclusive", Rule.of(RuleName.GREEDY_EXCLUSIVE),
          "equalshares", Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, false),
          "equalshares/add1", Rule.equalShares(Utility.COST, EqualSharesCompletion.ADD1, false),
          "equalshares-comparison",
              Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, true),
          "equalshares/add1-comparison",
              Rule.equalShares(Utility.COST, EqualSharesCompletion.ADD1, true));

  private static final String UNKNOWN = "unknown";
  private static final String GROUP_SEPARATOR = "|";

  private RuleKeyConverter() {}

  /**
   * Returns the keys of META that describe a rule. {@link PabulibReader} reads the same rule from
   * the keys.
   *
   * @param exclusiveGroups the groups of the rule, with proposal ids of the file
   * @param lot the proposal ids of the file, in the order of the draw; empty without a draw
   */
  public static SequencedMap<String, String> keysOf(
      Rule rule, TieOrder ties, List<List<String>> exclusiveGroups, List<String> lot) {
    var keys = new LinkedHashMap<String, String>();
    keys.put(MetaKeys.RULE, officialName(rule));
    put(keys, MetaKeys.MIN_PROJECT_SCORE_THRESHOLD, rule.minScore());
    keys.put(MetaKeys.OWN_RULE, rule.rule().label());
    put(keys, MetaKeys.UTILITY, rule.utility());
    put(keys, MetaKeys.COMPLETION, rule.completion());
    put(keys, MetaKeys.COMPARISON, rule.comparison());
    put(keys, MetaKeys.FLOOR_FACTOR, rule.floorFactor());
    put(keys, MetaKeys.MISFIT_PERCENT, rule.misfitPercent());
    if (!exclusiveGroups.isEmpty()) {
      keys.put(
          MetaKeys.EXCLUSIVE_GROUPS,
          exclusiveGroups.stream()
              .map(group -> String.join(",", group))
              .collect(Collectors.joining(GROUP_SEPARATOR)));
    }
    keys.put(MetaKeys.TIE_ORDER, text(ties));
    if (!lot.isEmpty()) {
      keys.put(MetaKeys.LOT, String.join(",", lot));
    }
    return keys;
  }

  /**
   * Returns a tie order as text. The text is never empty, because an empty text means the default
   * of the rule.
   */
  private static String text(TieOrder ties) {
    return ties.criteria().isEmpty()
        ? TieCriterion.FILE_ORDER.label()
        : ties.criteria().stream().map(LabelledEnum::label).collect(Collectors.joining(","));
  }

  private static void put(Map<String, String> keys, String key, @Nullable Object value) {
    if (value != null) {
      keys.put(
          key,
          switch (value) {
            case LabelledEnum labelled -> labelled.label();
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
          });
    }
  }

  private static String officialName(Rule rule) {
    return OFFICIAL.entrySet().stream()
        .filter(each -> each.getValue().equals(rule.withMinScore(null)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(rule.rule().label().startsWith("greedy") ? "greedy-custom" : UNKNOWN);
  }

  static String officialName(Meta meta) {
    var name = meta.text(MetaKeys.RULE);
    return name == null ? UNKNOWN : name;
  }

  /** Whether this app can count by the rule that the file names. */
  static boolean isKnown(Meta meta) {
    return meta.text(MetaKeys.OWN_RULE) != null || OFFICIAL.containsKey(normal(meta));
  }

  /**
   * Returns the rule of the file, without its exclusive groups. An unknown or missing rule becomes
   * greedy.
   */
  static Rule rule(Meta meta) {
    var minScore = meta.number(MetaKeys.MIN_PROJECT_SCORE_THRESHOLD);
    var name = meta.read(MetaKeys.OWN_RULE, find(RuleName.class), "is an unknown rule");
    if (name == null) {
      return OFFICIAL.getOrDefault(normal(meta), Rule.of(RuleName.GREEDY)).withMinScore(minScore);
    }
    return new Rule(
        name,
        meta.read(MetaKeys.UTILITY, find(Utility.class), "is an unknown utility"),
        meta.read(
            MetaKeys.COMPLETION, find(EqualSharesCompletion.class), "is an unknown completion"),
        meta.read(MetaKeys.COMPARISON, RuleKeyConverter::flag, "must be true or false"),
        minScore,
        meta.number(MetaKeys.FLOOR_FACTOR),
        meta.number(MetaKeys.MISFIT_PERCENT),
        null);
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static TieOrder ties(Meta meta, RuleName rule) {
    var criteria =
        meta.read(MetaKeys.TIE_ORDER, RuleKeyConverter::criteria, "has an unknown criterion");
    return criteria == null
        ? TieOrder.defaultOf(rule, TieCriterion.FILE_ORDER)
        : new TieOrder(criteria);
  }

  private static Optional<List<TieCriterion>> criteria(String text) {
    var found =
        parts(text).stream().map(each -> LabelledEnum.find(TieCriterion.class, each)).toList();
    return found.stream().allMatch(Optional::isPresent)
        ? Optional.of(found.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  static List<List<String>> exclusiveGroups(Meta meta) {
    var text = meta.text(MetaKeys.EXCLUSIVE_GROUPS);
    return text == null
        ? List.of()
        : Arrays.stream(text.split("\\|")).map(RuleKeyConverter::parts).toList();
  }

  static List<String> lot(Meta meta) {
    var text = meta.text(MetaKeys.LOT);
    return text == null ? List.of() : parts(text);
  }

  private static List<String> parts(String text) {
    return RowSource.parts(text).stream().map(RowSource.Part::text).toList();
  }

  private static String normal(Meta meta) {
    return officialName(meta).toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E> & LabelledEnum> Function<String, Optional<E>> find(
      Class<E> type) {
    return text -> LabelledEnum.find(type, text);
  }
}
