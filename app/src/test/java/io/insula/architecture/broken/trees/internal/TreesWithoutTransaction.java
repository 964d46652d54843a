package io.insula.architecture.broken.trees.internal;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Breaks the rule: a repository is used only under {@code @Transactional}. */
@Singleton
@Requires(property = "no.context.has.this")
class TreesWithoutTransaction {
  private final TreeRepository trees;

  TreesWithoutTransaction(TreeRepository trees) {
    this.trees = trees;
  }

  Optional<TreeRow> find(long id) {
    return trees.findById(id);
  }

  List<String> names(List<Long> ids) {
    return ids.stream().map(trees::findById).flatMap(Optional::stream).map(TreeRow::name).toList();
  }

  @Transactional
  int remove(List<Long> ids) {
    return ids.stream().mapToInt(id -> trees.deleteById(id)).sum();
  }
}
