package io.insula.architecture.broken.trees.internal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of the table that {@link TreesWithoutTransaction} reads. */
@MappedEntity(value = "tree", schema = "trees")
record TreeRow(@Id long id, String name) {}
