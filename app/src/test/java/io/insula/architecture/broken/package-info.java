/** A code base that breaks every rule, to show that the rules work. */
@NullMarked
package io.insula.architecture.broken;

import org.jspecify.annotations.NullMarked;
