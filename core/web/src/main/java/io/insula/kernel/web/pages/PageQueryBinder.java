package io.insula.kernel.web.pages;

import io.insula.api.InvalidInputException;
import io.insula.kernel.web.QueryBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Passes the {@link PageQuery} of a request to controllers. */
@Singleton
final class PageQueryBinder implements QueryBinder<PageQuery> {
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";
  private static final Set<String> PAGING = Set.of(LIMIT, CURSOR);

  private final Cursors cursors;

  PageQueryBinder(Cursors cursors) {
    this.cursors = cursors;
  }

  @Override
  public Argument<PageQuery> argumentType() {
    return Argument.of(PageQuery.class);
  }

  @Override
  public Set<String> parameters() {
    return PAGING;
  }

  @Override
  public BindingResult<PageQuery> bind(
      ArgumentConversionContext<PageQuery> context, HttpRequest<?> request) {
    var parameters = request.getParameters();
    refuseEmpty(parameters);
    var query =
        new PageQuery(
            cursors,
            request.getPath() + "\0" + filters(parameters),
            parameters.getAll(LIMIT),
            parameters.getAll(CURSOR));
    return () -> Optional.of(query);
  }

  /**
   * Refuses empty parameters. The framework would ignore an empty filter, and the list would have
   * all items.
   */
  private static void refuseEmpty(HttpParameters parameters) {
    for (var name : parameters.names()) {
      if (parameters.getAll(name).contains("")) {
        throw new InvalidInputException(name, "must not be empty");
      }
    }
  }

  private static String filters(HttpParameters parameters) {
    return parameters.names().stream()
        .filter(name -> !PAGING.contains(name))
        .sorted()
        .map(name -> name + "=" + String.join("\0", parameters.getAll(name)))
        .collect(Collectors.joining("\0\0"));
  }
}
