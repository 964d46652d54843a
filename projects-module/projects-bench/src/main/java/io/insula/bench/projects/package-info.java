/**
 * The benchmark {@code ./insula bench projects}: proposing and listing projects, and voting on
 * their threads.
 */
@NullMarked
package io.insula.bench.projects;

import org.jspecify.annotations.NullMarked;
