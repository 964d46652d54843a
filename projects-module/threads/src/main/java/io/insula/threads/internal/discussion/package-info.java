/** Adds, lists and edits the threads of projects. */
@NullMarked
package io.insula.threads.internal.discussion;

import org.jspecify.annotations.NullMarked;
