/**
 * Discussion threads around projects: problems, solutions and comments, and the votes on them. What
 * other apps may see; start at {@link io.insula.threads.Threads}.
 */
@NullMarked
package io.insula.threads;

import org.jspecify.annotations.NullMarked;
