/** A code base that breaks every rule, so that the rules are seen to work. */
@NullMarked
package io.insula.architecture.broken;

import org.jspecify.annotations.NullMarked;
