package io.insula.cycles.internal.graphql;

import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import io.insula.api.PageRequest;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the page size of a field, which is the value of its argument {@code first}. {@link
 * PageBuilder#first} later refuses a value out of bounds.
 */
final class PageSizeFinder {
  private final OperationDefinition operation;
  private final Map<String, @Nullable Object> variables;

  PageSizeFinder(OperationDefinition operation, Map<String, @Nullable Object> variables) {
    this.operation = operation;
    this.variables = variables;
  }

  int of(Field field) {
    return field.getArguments().stream()
        .filter(argument -> argument.getName().equals("first"))
        .findFirst()
        .map(argument -> of(argument.getValue()))
        .orElse(PageRequest.DEFAULT_LIMIT);
  }

  private int of(Value<?> value) {
    return switch (value) {
      case IntValue number -> bounded(number.getValue());
      case VariableReference variable -> ofVariable(variable.getName());
      default -> PageRequest.DEFAULT_LIMIT;
    };
  }

  private int ofVariable(String name) {
    if (variables.containsKey(name)) {
      return variables.get(name) instanceof Number given
          ? bounded(BigInteger.valueOf(given.longValue()))
          : PageRequest.MAX_LIMIT;
    }
    return operation.getVariableDefinitions().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .map(VariableDefinition::getDefaultValue)
        .filter(IntValue.class::isInstance)
        .map(value -> bounded(((IntValue) value).getValue()))
        .orElse(PageRequest.DEFAULT_LIMIT);
  }

  private static int bounded(BigInteger number) {
    return number.max(BigInteger.ONE).min(BigInteger.valueOf(PageRequest.MAX_LIMIT)).intValue();
  }
}
