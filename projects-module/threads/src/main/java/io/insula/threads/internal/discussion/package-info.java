/** The threads of projects: adding, listing, editing. */
@NullMarked
package io.insula.threads.internal.discussion;

import org.jspecify.annotations.NullMarked;
