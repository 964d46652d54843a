package io.insula.cycles.internal.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import io.insula.kernel.web.Caller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Answers GraphQL queries. Measures each query first, and executes it only if it is within the
 * limits.
 */
@Singleton
class QueryExecutor {
  private final GraphQLSchema schema;
  private final GraphQL graphQl;
  private final CycleLoaders loaders;

  QueryExecutor(CycleSchema schema, CycleLoaders loaders, FetchExceptionHandler handler) {
    this.schema = schema.make();
    this.loaders = loaders;
    this.graphQl =
        GraphQL.newGraphQL(this.schema)
            .defaultDataFetcherExceptionHandler(handler)
            .preparsedDocumentProvider(
                (input, _) ->
                    CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(
                            input.getGraphQLContext().<Document>get(Document.class))))
            .build();
  }

  /**
   * Returns the answer to a query; it has no data if the query was not executed.
   *
   * @throws io.insula.api.InvalidInputException if the query exceeds a limit
   */
  GraphQlAnswer answer(GraphQlRequest request, Caller caller) {
    try {
      var document = parse(request.query());
      QuerySizeCheck.check(document);
      var errors = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
      if (!errors.isEmpty()) {
        return GraphQlAnswer.refused(GraphQlErrorConverter.of(errors));
      }
      requireOperation(document, request.operation());
      Map<String, @Nullable Object> variables =
          Objects.requireNonNullElse(request.variables(), Map.of());
      QueryCostCheck.check(schema, document, variables);
      return answerOf(execute(document, request, variables, caller));
    } catch (QueryRefusedException e) {
      return GraphQlAnswer.refused(List.of(GraphQlErrorConverter.of(e)));
    }
  }

  private static Document parse(String query) {
    if (query.length() > QueryLimits.MAX_CHARACTERS) {
      throw QueryLimits.exceeded("must have at most " + QueryLimits.MAX_CHARACTERS + " characters");
    }
    try {
      return Parser.parse(
          ParserEnvironment.newParserEnvironment()
              .document(query)
              .parserOptions(QueryLimits.forParser())
              .locale(Locale.ENGLISH)
              .build());
    } catch (ParseCancelledTooDeepException _) {
      throw QueryLimits.exceeded(
          "must be nested less deeply, at most " + QueryLimits.MAX_DEPTH + " fields deep");
    } catch (ParseCancelledException _) {
      throw QueryLimits.exceeded("must have at most " + QueryLimits.MAX_TOKENS + " tokens");
    } catch (InvalidSyntaxException e) {
      throw new QueryRefusedException("The query is not well-formed GraphQL.", e.getLocation());
    }
  }

  private static void requireOperation(Document document, @Nullable String name) {
    var operations = document.getDefinitionsOfType(OperationDefinition.class);
    var chosen =
        operations.stream().filter(each -> name == null || name.equals(each.getName())).count();
    if (chosen != 1) {
      throw new QueryRefusedException(
          "operationName must be the name of one operation in this query.", null);
    }
  }

  private ExecutionResult execute(
      Document document,
      GraphQlRequest request,
      Map<String, @Nullable Object> variables,
      Caller caller) {
    var budget = new TimeBudget(QueryLimits.TIME_BUDGET);
    var input =
        ExecutionInput.newExecutionInput()
            .query(request.query())
            .operationName(request.operation())
            .variables(variables)
            .locale(Locale.ENGLISH)
            .graphQLContext(
                Map.of(Document.class, document, Caller.class, caller, TimeBudget.class, budget))
            .dataLoaderRegistry(loaders.registry(budget))
            .build();
    var result = graphQl.executeAsync(input);
    if (!result.isDone()) {
      // All reads run in this thread, so none can be pending. Without this check, join() would wait
      // forever for a read that the library did not start.
      throw new IllegalStateException("A query did not complete");
    }
    return result.join();
  }

  private static GraphQlAnswer answerOf(ExecutionResult result) {
    Map<String, @Nullable Object> data = result.getData();
    return new GraphQlAnswer(
        data, result.getErrors().isEmpty() ? null : GraphQlErrorConverter.of(result.getErrors()));
  }
}
