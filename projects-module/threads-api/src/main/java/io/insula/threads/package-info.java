/**
 * Discussion threads of projects: problems, solutions and comments, and the votes on them. This is
 * the API for other apps; start at {@link io.insula.threads.Threads}.
 */
@NullMarked
package io.insula.threads;

import org.jspecify.annotations.NullMarked;
