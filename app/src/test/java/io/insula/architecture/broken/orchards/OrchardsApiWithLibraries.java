package io.insula.architecture.broken.orchards;

import io.micronaut.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Breaks the rule: an API uses plain Java. */
public interface OrchardsApiWithLibraries {
  Jdbi database();

  List<HttpResponse<String>> answers();

  Connection[] connections();
}
