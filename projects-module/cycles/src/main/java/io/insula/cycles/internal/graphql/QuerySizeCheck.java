package io.insula.cycles.internal.graphql;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Limits the size of a query's document, before the server validates it. Each fragment is measured
 * only once, so that nested fragments cannot make the check slow.
 */
final class QuerySizeCheck {
  private static final Set<String> OF_THE_SCHEMA = Set.of("__schema", "__type");

  private final Map<String, FragmentDefinition> fragments;
  private final Map<String, Size> measured = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private QuerySizeCheck(Document document) {
    this.fragments =
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .collect(
                Collectors.toMap(
                    FragmentDefinition::getName, Function.identity(), (first, _) -> first));
  }

  /**
   * @throws io.insula.api.InvalidInputException if an operation or a fragment exceeds a limit
   * @throws QueryRefusedException if a fragment contains itself
   */
  static void check(Document document) {
    var sizes = new QuerySizeCheck(document);
    document.getDefinitions().forEach(sizes::check);
  }

  private void check(Definition<?> definition) {
    switch (definition) {
      case OperationDefinition operation -> check(of(operation.getSelectionSet()));
      case FragmentDefinition fragment -> check(ofFragment(fragment.getName()));
      default -> {}
    }
  }

  private static void check(Size size) {
    if (size.depth() > QueryLimits.MAX_DEPTH) {
      throw QueryLimits.exceeded("must be at most " + QueryLimits.MAX_DEPTH + " fields deep");
    }
    if (size.aliases() > QueryLimits.MAX_ALIASES) {
      throw QueryLimits.exceeded("must have at most " + QueryLimits.MAX_ALIASES + " aliases");
    }
    if (size.fields() > QueryLimits.MAX_FIELDS) {
      throw QueryLimits.exceeded(
          "must have at most "
              + QueryLimits.MAX_FIELDS
              + " fields, counting the fields of a fragment each time it is spread");
    }
  }

  private Size of(@Nullable SelectionSet set) {
    return set == null
        ? Size.NONE
        : set.getSelections().stream().map(this::of).reduce(Size.NONE, Size::beside);
  }

  private Size of(Selection<?> selection) {
    return switch (selection) {
      case Field field -> of(field);
      case InlineFragment inline -> of(inline.getSelectionSet());
      case FragmentSpread spread -> ofFragment(spread.getName());
      default -> Size.NONE;
    };
  }

  private Size of(Field field) {
    var below = of(field.getSelectionSet());
    if (OF_THE_SCHEMA.contains(field.getName())) {
      if (below.depth() > QueryLimits.MAX_SCHEMA_DEPTH) {
        throw QueryLimits.exceeded(
            "must be at most "
                + QueryLimits.MAX_SCHEMA_DEPTH
                + " fields deep below __schema or __type");
      }
      below = new Size(0, below.fields(), below.aliases());
    }
    return below.inside(field.getAlias() != null);
  }

  /** Returns the size of a fragment; zero for an unknown fragment, which the validation reports. */
  private Size ofFragment(String name) {
    var known = measured.get(name);
    var fragment = fragments.get(name);
    if (known != null || fragment == null) {
      return known == null ? Size.NONE : known;
    }
    if (!open.add(name)) {
      throw new QueryRefusedException("A fragment contains itself.", fragment.getSourceLocation());
    }
    var size = of(fragment.getSelectionSet());
    open.remove(name);
    measured.put(name, size);
    return size;
  }

  private record Size(int depth, int fields, int aliases) {
    private static final Size NONE = new Size(0, 0, 0);
    private static final int MAX_COUNTED = 1_000_000;

    Size beside(Size other) {
      return new Size(
          Math.max(depth, other.depth),
          Math.min(MAX_COUNTED, fields + other.fields),
          Math.min(MAX_COUNTED, aliases + other.aliases));
    }

    Size inside(boolean alias) {
      return new Size(
          Math.min(MAX_COUNTED, depth + 1),
          Math.min(MAX_COUNTED, fields + 1),
          aliases + (alias ? 1 : 0));
    }
  }
}
