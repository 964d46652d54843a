package io.insula.cycles.internal.graphql;

import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the maximum number of values in the answer to a valid document. In a list with {@code
 * first: 50}, a field counts 50 times. A field of an introspection query counts once.
 */
final class QueryCostCheck {
  /** The assumed length of lists without {@code first}, such as categories. */
  private static final int OTHER_LISTS = 20;

  private static final long MAX_COUNTED = 1_000_000_000L;

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final PageSizeFinder pageSizeFinder;
  private final Map<String, Long> costByFragment = new HashMap<>();

  private QueryCostCheck(GraphQLSchema schema, Document document, PageSizeFinder pageSizeFinder) {
    this.schema = schema;
    this.pageSizeFinder = pageSizeFinder;
    this.fragments =
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity()));
  }

  /**
   * @throws io.insula.api.InvalidInputException if an operation costs too much
   */
  static void check(
      GraphQLSchema schema, Document document, Map<String, @Nullable Object> variables) {
    for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      var cost =
          new QueryCostCheck(schema, document, new PageSizeFinder(operation, variables))
              .of(operation.getSelectionSet(), schema.getQueryType());
      if (cost > QueryLimits.MAX_VALUES) {
        throw QueryLimits.exceeded(
            "must request at most "
                + QueryLimits.MAX_VALUES
                + " values, but could return up to "
                + cost
                + "; request fewer fields or shorter pages with `first`");
      }
    }
  }

  private long of(@Nullable SelectionSet set, GraphQLFieldsContainer type) {
    if (set == null) {
      return 0;
    }
    var sum = set.getSelections().stream().mapToLong(each -> of(each, type)).sum();
    return Math.min(MAX_COUNTED, sum);
  }

  private long of(Selection<?> selection, GraphQLFieldsContainer type) {
    return switch (selection) {
      case Field field -> of(field, type);
      case InlineFragment inline ->
          of(inline.getSelectionSet(), on(inline.getTypeCondition(), type));
      case FragmentSpread spread -> ofFragment(spread.getName(), type);
      default -> 0;
    };
  }

  private long ofFragment(String name, GraphQLFieldsContainer type) {
    var cost = costByFragment.get(name);
    if (cost == null) {
      var fragment = fragments.get(name);
      cost =
          fragment == null
              ? 0
              : of(fragment.getSelectionSet(), on(fragment.getTypeCondition(), type));
      costByFragment.put(name, cost);
    }
    return cost;
  }

  private GraphQLFieldsContainer on(@Nullable TypeName condition, GraphQLFieldsContainer type) {
    return condition != null
            && schema.getType(condition.getName()) instanceof GraphQLFieldsContainer found
        ? found
        : type;
  }

  private long of(Field field, GraphQLFieldsContainer type) {
    if (field.getName().startsWith("__") || Introspection.isIntrospectionTypes(type)) {
      return 1;
    }
    var definition = type.getFieldDefinition(field.getName());
    if (definition == null) {
      return 1;
    }
    GraphQLUnmodifiedType unwrapped = GraphQLTypeUtil.unwrapAll(definition.getType());
    var below =
        unwrapped instanceof GraphQLFieldsContainer inner ? of(field.getSelectionSet(), inner) : 1;
    return Math.min(MAX_COUNTED, 1 + times(field, definition) * below);
  }

  private long times(Field field, GraphQLFieldDefinition definition) {
    if (definition.getArgument("first") != null) {
      return pageSizeFinder.of(field);
    }
    // The page itself was already multiplied by `first`, so its list of nodes is not multiplied
    // again.
    var isList = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
    return isList && !field.getName().equals("nodes") ? OTHER_LISTS : 1;
  }
}
