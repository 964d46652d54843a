package io.insula.sample.internal.items;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Limit;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of items. The SQL about one person is in the package {@code privacy}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SampleItemRepository extends GenericRepository<SampleItemRow, Long> {
  Optional<SampleItemRow> findById(long id);

  Optional<SampleItemRow> findByRequestKey(String requestKey);

  List<SampleItemRow> findByIdLessThanOrderByIdDesc(long id, Limit limit);

  SampleItemRow save(SampleItemRow row);

  int update(@Id long id, String name, String note, int quantity, Instant changedAt);

  int deleteById(long id);

  int deleteByQuantityAndChangedAtLessThan(int quantity, Instant changedAt);
}
