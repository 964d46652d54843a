package io.insula.cycles.internal.graphql;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;

/** A scalar type that is used in answers only; its values are written unchanged. */
final class OutputScalar implements Coercing<Object, Object> {
  private OutputScalar() {}

  static GraphQLScalarType named(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new OutputScalar()).build();
  }

  @Override
  public Object serialize(Object value, GraphQLContext context, Locale locale) {
    return value;
  }

  @Override
  public Object parseValue(Object input, GraphQLContext context, Locale locale) {
    throw new CoercingParseValueException("Arguments cannot have this type.");
  }
}
